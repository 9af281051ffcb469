using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Quotes;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Quotes;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Assignments;

/// <summary>Ends assignments with everything that hangs on them: access to identity, open quotes, reminders.</summary>
/// <param name="db">The database.</param>
/// <param name="reminders">Stops what became pointless.</param>
public sealed class AssignmentEndings(ILeadCrmDb db, PlannedMessages reminders)
{
    /// <summary>Takes every living assignment of a lead back.</summary>
    /// <param name="leadId">The lead.</param>
    /// <param name="reason">Why, as a code.</param>
    /// <param name="by">Whose act caused it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="ct">Cancels.</param>
    public Task RecallAllAsync(Guid leadId, string reason, Actor by, DateTimeOffset at, CancellationToken ct) =>
        EndAllAsync(leadId, a => a.Recall(reason, at), reason, by, at, ct);

    /// <summary>Ends every living assignment of a lead that was closed; where the patient had chosen the clinic, it is the patient who does not come.</summary>
    /// <param name="leadId">The lead.</param>
    /// <param name="reason">Why, as a code.</param>
    /// <param name="by">Whose act caused it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="ct">Cancels.</param>
    public Task CloseAllAsync(Guid leadId, string reason, Actor by, DateTimeOffset at, CancellationToken ct) =>
        EndAllAsync(leadId, a => a.Close(reason, at), reason, by, at, ct);

    /// <summary>The patient chose one assignment: the others end.</summary>
    /// <param name="chosen">The chosen one.</param>
    /// <param name="by">The patient.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="ct">Cancels.</param>
    public async Task EndOthersAsync(Assignment chosen, Actor by, DateTimeOffset at, CancellationToken ct)
    {
        List<Assignment> others = [];
        foreach (var assignment in await LivingOfAsync(chosen.LeadId, ct))
        {
            if (assignment.Id == chosen.Id)
                continue;
            assignment.NotChosen("chose-another", at);
            await CutOffAsync(assignment, "chose-another", by, at, ct);
            others.Add(assignment);
        }

        await reminders.CancelForLeadAsync(chosen.LeadId, "decided", ct);
        // After what became pointless was cancelled: these are not.
        others.ForEach(o => TellNotChosen(o, at));
    }

    /// <summary>Plans the mail that tells a clinic that the patient decided otherwise; the patient is told that the clinics are told.</summary>
    /// <param name="assignment">The ended assignment.</param>
    /// <param name="at">When (UTC).</param>
    public void TellNotChosen(Assignment assignment, DateTimeOffset at) =>
        db.Messages.Add(new Message(MessageKind.NotChosen, assignment.LeadId, assignment.Id, at, at, clinicId: assignment.ClinicId, assignmentId: assignment.Id));

    /// <summary>Revokes identity, supersedes open quotes, drops the one that was being written, and writes the timeline of an assignment that has just ended.</summary>
    /// <param name="assignment">The ended assignment.</param>
    /// <param name="reason">Why, as a code.</param>
    /// <param name="by">Whose act caused it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="ct">Cancels.</param>
    public async Task CutOffAsync(Assignment assignment, string reason, Actor by, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var release in await db.IdentityReleases.Where(r => r.AssignmentId == assignment.Id).ToListAsync(ct))
            release.Revoke(at);
        foreach (var quote in await db.Quotes.CurrentAsync(q => q.AssignmentId == assignment.Id && q.Status == QuoteStatus.Sent, ct))
            quote.Supersede(at);
        await db.DropUnsentQuoteAsync(assignment.Id, ct);
        db.Facts.Add(new Fact(assignment.LeadId, FactKind.AssignmentEnded, at, by) { ClinicId = assignment.ClinicId, AssignmentId = assignment.Id, Reason = reason });
    }

    private async Task EndAllAsync(Guid leadId, Action<Assignment> end, string reason, Actor by, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var assignment in await LivingOfAsync(leadId, ct))
        {
            end(assignment);
            await CutOffAsync(assignment, reason, by, at, ct);
        }

        await reminders.CancelForLeadAsync(leadId, reason, ct);
    }

    private Task<IReadOnlyList<Assignment>> LivingOfAsync(Guid leadId, CancellationToken ct) =>
        db.Assignments.CurrentAsync(a => a.LeadId == leadId && a.Status < AssignmentStatus.Declined, ct);
}
