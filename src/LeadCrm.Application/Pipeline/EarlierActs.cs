using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Pipeline;

/// <summary>
/// Answers an act that was done already. Sent twice in the same words it is done (<see cref="AlreadyDoneException"/>); in other words it is a conflict
/// that says what was decided, because the second words would be lost.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="vault">Opens what was written, to compare it.</param>
public sealed class EarlierActs(ILeadCrmDb db, IClinicalVault vault)
{
    /// <summary>A move of a lead.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="to">Where the act leads.</param>
    /// <param name="reason">Its reason, as a code.</param>
    /// <param name="note">What was written.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="BrokenRuleException"><c>already-decided</c>.</exception>
    public async Task AnswerMoveAsync(Lead lead, LeadStage to, string? reason, string? note, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(lead);
        if (lead.Stage != to)
            return;
        if (await LastAsync(lead.Id, FactKind.Moved, ct) is { } move && move.To == to && move.Reason == reason && await SaysAsync(move, note, ct))
            throw new AlreadyDoneException();
        throw new BrokenRuleException("already-decided", $"Somebody was faster, with another reason or note: the lead is {to} already.");
    }

    /// <summary>An ending of an assignment.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="ending">The state to which the act leads.</param>
    /// <param name="reason">Its reason, as a code.</param>
    /// <param name="note">What was written.</param>
    /// <exception cref="BrokenRuleException"><c>already-decided</c>.</exception>
    public void AnswerEnding(Assignment assignment, AssignmentStatus ending, string reason, string? note)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        if (assignment.Status != ending)
            return;
        if (assignment.EndReason == reason && Says(assignment.Id, assignment.EndNote, assignment.LeadId, note))
            throw new AlreadyDoneException();
        throw new BrokenRuleException("already-decided", $"Somebody of your clinic was faster, with another reason or note: the case is {ending} already.");
    }

    /// <summary>The last line of a kind on a lead's timeline.</summary>
    /// <param name="leadId">The lead.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Fact?> LastAsync(Guid leadId, FactKind kind, CancellationToken ct) =>
        db.Facts.IgnoreQueryFilters().AsNoTracking().Where(e => e.LeadId == leadId && e.Kind == kind).OrderByDescending(e => e.Id).FirstOrDefaultAsync(ct);

    /// <summary>Whether the text of a lead's fact says the same as what is sent now.</summary>
    /// <param name="fact">The fact, as it is kept.</param>
    /// <param name="text">What is sent now.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<bool> SaysAsync(Fact fact, string? text, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var lead = fact.LeadId!.Value;
        var kept = await db.FactTexts.IgnoreQueryFilters().AsNoTracking().Where(t => t.Id == fact.TextId).Select(t => t.Content).FirstOrDefaultAsync(ct);
        return Says(lead, kept, lead, text);
    }

    /// <summary>The last note of a conversation.</summary>
    /// <param name="assignmentId">The assignment.</param>
    /// <param name="ct">Cancels.</param>
    public Task<CaseNote?> LastNoteAsync(Guid assignmentId, CancellationToken ct) =>
        db.CaseNotes.AsNoTracking().Where(n => n.AssignmentId == assignmentId).OrderByDescending(n => n.Id).FirstOrDefaultAsync(ct);

    /// <summary>Whether a sealed text says the same as what is sent now.</summary>
    /// <param name="rowId">The id it is sealed with.</param>
    /// <param name="kept">The sealed text; null when nothing was written.</param>
    /// <param name="leadId">The lead it is about.</param>
    /// <param name="text">What is sent now.</param>
    public bool Says(Guid rowId, SealedText? kept, Guid leadId, string? text) =>
        kept is null ? string.IsNullOrWhiteSpace(text) : string.Equals(vault.Open(rowId, kept, leadId, "earlier-act"), text?.Trim(), StringComparison.Ordinal);
}
