using LeadCrm.Application.Assignments;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Returns;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Returns;

/// <summary>Approves a return with everything that follows, by a person or by a rule. Like <see cref="LeadProgress"/> it looks past a clinic's filter for the lead's sake; nothing of that is shown to the clinic.</summary>
/// <param name="db">The database.</param>
/// <param name="vault">Seals what the clinic will read.</param>
/// <param name="endings">Cuts the clinic off.</param>
/// <param name="progress">Brings the lead to where its assignments are.</param>
/// <param name="terms">What was agreed.</param>
/// <param name="clock">When a person must have looked at the lead.</param>
public sealed class ReturnApproval(ILeadCrmDb db, IClinicalVault vault, AssignmentEndings endings, LeadProgress progress, ReturnTerms terms, ITriageClock clock)
{
    /// <summary>What LeadCrm itself knows that may prove a return.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<ReturnEvidence> EvidenceAsync(Assignment assignment, CancellationToken ct)
    {
        var lead = await db.Leads.IgnoreQueryFilters().Where(l => l.Id == assignment.LeadId).Select(l => new { l.ReachedAt, l.ConditionCode, l.TreatmentCode }).SingleAsync(ct);
        var shown = await db.StoredCases.IgnoreQueryFilters().Where(c => c.Id == assignment.CaseSummaryId).Select(c => new { c.ConditionCode, c.TreatmentCode }).SingleAsync(ct);
        // A mail given up because no server answered for hours, or because its content was refused, says nothing about the address.
        var refused = await db.Messages.IgnoreQueryFilters().AnyAsync(m => m.LeadId == assignment.LeadId && m.ClinicId == null && m.Status == MessageStatus.Failed && (m.Outcome == MailRefusedException.AddressInvalid || m.Outcome!.StartsWith(MailRefusedException.AddressRefused)), ct);
        var attempts = await db.Facts.IgnoreQueryFilters().CountAsync(e => e.LeadId == assignment.LeadId && e.Kind == FactKind.ContactAttempted, ct);
        var another = shown.TreatmentCode is not null && (shown.ConditionCode, shown.TreatmentCode) != (lead.ConditionCode, lead.TreatmentCode);
        return new ReturnEvidence(refused, attempts, lead.ReachedAt is not null, another);
    }

    /// <summary>Approves a return within the present unit of work.</summary>
    /// <param name="asked">The return.</param>
    /// <param name="assignment">Its assignment.</param>
    /// <param name="rule">The rule that proves it; null when a person decides.</param>
    /// <param name="words">What the person wrote to the clinic, sealed with the return's id.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="ct">Cancels.</param>
    public async Task ApproveAsync(LeadReturn asked, Assignment assignment, string? rule, ApprovedText? words, Actor by, DateTimeOffset at, CancellationToken ct)
    {
        var code = ReturnReasons.Code(asked.Reason);
        asked.Approve(rule, words, vault.Seal, by, at);
        assignment.Return(code, at);
        db.Facts.Add(new Fact(assignment.LeadId, FactKind.ReturnApproved, at, by) { ClinicId = assignment.ClinicId, AssignmentId = assignment.Id, Reason = rule ?? code });
        await endings.CutOffAsync(assignment, code, by, at, ct);
        var lead = await progress.FollowAsync(assignment, by, at, lookFurther: false, ct);
        var otherReturns = await db.LeadReturns.IgnoreQueryFilters().Where(r => r.LeadId == lead.Id && r.Id != asked.Id).Select(r => r.Status).ToListAsync(ct);
        var otherClinics = await db.Assignments.IgnoreQueryFilters().Where(a => a.LeadId == lead.Id && a.Id != assignment.Id).Select(a => a.Status).ToListAsync(ct);
        var (returns, hasLiving) = (1 + otherReturns.Count(r => r == ReturnStatus.Approved), otherClinics.Exists(AssignmentMoves.IsLiving));
        lead.Returned(asked.Reason, returns, terms, hasLiving, by, at, clock.ReplyDue(at));
        db.Messages.Add(new Message(MessageKind.ReturnDecided, lead.Id, asked.Id, at, at, clinicId: assignment.ClinicId, assignmentId: assignment.Id));
    }
}
