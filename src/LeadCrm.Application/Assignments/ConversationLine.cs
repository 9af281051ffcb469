using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Assignments;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Assignments;

/// <summary>One note of the conversation between a clinic and the coordinators.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="FromClinic">Whether the clinic wrote it; else a coordinator did.</param>
/// <param name="Text">What was written; null when only the records were marked as sent.</param>
/// <param name="RecordsSent">The records that were asked for were sent.</param>
public sealed record ConversationLine(DateTimeOffset At, bool FromClinic, string? Text, bool RecordsSent);

internal static class Conversations
{
    /// <summary>The notes of a lead that the caller may read, by assignment, oldest first; reading them is recorded.</summary>
    public static async Task<ILookup<Guid, ConversationLine>> ConversationsAsync(this ILeadCrmDb db, IClinicalVault vault, Guid leadId, Guid? assignmentId, CancellationToken ct)
    {
        var notes = await db.CaseNotes.AsNoTracking()
            .Where(n => n.LeadId == leadId && (assignmentId == null || n.AssignmentId == assignmentId))
            .OrderBy(n => n.Id)
            .ToListAsync(ct);
        return notes.ToLookup(n => n.AssignmentId, n => LineOf(n, vault));
    }

    private static ConversationLine LineOf(CaseNote note, IClinicalVault vault) => new(
        note.At, note.FromClinic, note.Text is null ? null : vault.Open(note.Id, note.Text, note.LeadId, "clinic-conversation"), note.RecordsSent);
}
