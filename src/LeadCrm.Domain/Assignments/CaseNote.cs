using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Domain.Assignments;

/// <summary>
/// One note of the conversation between a clinic and the coordinators about one assignment. The clinic reads the notes of its own
/// assignments and no others.
/// </summary>
public sealed class CaseNote
{
    private CaseNote()
    {
    }

    private CaseNote(Assignment about, Actor by, DateTimeOffset at)
    {
        Id = TimeOrderedId.At(at);
        AssignmentId = about.Id;
        LeadId = about.LeadId;
        ClinicId = about.ClinicId;
        At = at;
        AuthorId = by.Id;
    }

    /// <summary>Key, ordered by time.</summary>
    public Guid Id { get; private set; }

    /// <summary>The assignment it is about.</summary>
    public Guid AssignmentId { get; private set; }

    /// <summary>The lead; never shown to the clinic.</summary>
    public Guid LeadId { get; private set; }

    /// <summary>The clinic that may read it.</summary>
    public Guid ClinicId { get; private set; }

    /// <summary>When it was written (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Whether the clinic wrote it; else a coordinator did.</summary>
    public bool FromClinic { get; private set; }

    /// <summary>The account that wrote it.</summary>
    public Guid? AuthorId { get; private set; }

    /// <summary>What was written, sealed with this row's id; null when only <see cref="RecordsSent"/> was marked.</summary>
    public SealedText? Text { get; private set; }

    /// <summary>The coordinator marked the records that were asked for as sent.</summary>
    public bool RecordsSent { get; private set; }

    /// <summary>The clinic asks something.</summary>
    /// <param name="about">The assignment.</param>
    /// <param name="seal">Seals the text with the note's id.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="at">When (UTC).</param>
    public static CaseNote Question(Assignment about, Func<Guid, SealedText> seal, Actor by, DateTimeOffset at)
    {
        var note = new CaseNote(about, by, at) { FromClinic = true };
        note.Text = seal(note.Id);
        return note;
    }

    /// <summary>A coordinator answers.</summary>
    /// <param name="about">The assignment.</param>
    /// <param name="text">What the clinic will read; null for none.</param>
    /// <param name="seal">Seals the text with the note's id.</param>
    /// <param name="recordsSent">Whether the records asked for were sent.</param>
    /// <param name="by">The coordinator.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>answer-empty</c> without words and without records.</exception>
    public static CaseNote Answer(Assignment about, ApprovedText? text, Func<Guid, string, SealedText> seal, bool recordsSent, Actor by, DateTimeOffset at)
    {
        if (text is null && !recordsSent)
            throw new BrokenRuleException("answer-empty", "An answer needs words, or the mark that the records were sent.");
        var note = new CaseNote(about, by, at) { RecordsSent = recordsSent };
        note.Text = text is null ? null : seal(note.Id, text.Text);
        return note;
    }
}
