using LeadCrm.Domain.Assignments;

namespace LeadCrm.Domain.Leads;

/// <summary>
/// A free text that may go to a clinic, and the one gate in front of every such text, whoever sends it and over which face. While the
/// clinic does not know who the patient is, nothing may stand in it that can say so (<see cref="IdentifierMarks"/>): e-mail addresses and
/// links never; anything else only when its words were approved one by one. A type of its own, so that what somebody wrote cannot
/// reach a clinic by being passed where a text is expected.
/// </summary>
public sealed record ApprovedText
{
    private static readonly IdentifierKind[] s_never = [IdentifierKind.Email, IdentifierKind.Link];

    private ApprovedText(string text, Guid approvedBy, DateTimeOffset approvedAt) =>
        (Text, ApprovedBy, ApprovedAt) = (text, approvedBy, approvedAt);

    /// <summary>The text, exactly as approved.</summary>
    public string Text { get; }

    /// <summary>Id of the user who approved it.</summary>
    public Guid ApprovedBy { get; }

    /// <summary>When it was approved, in UTC.</summary>
    public DateTimeOffset ApprovedAt { get; }

    /// <summary>Releases a text for clinics that do not know who the patient is.</summary>
    /// <param name="text">The text as the coordinator wrote or read it.</param>
    /// <param name="knownNames">Full names known from the request.</param>
    /// <param name="approved">The marked words that the coordinator read and says identify nobody, as they stand in the text; null for none.</param>
    /// <param name="by">Id of the coordinator.</param>
    /// <param name="at">When, in UTC.</param>
    /// <exception cref="BrokenRuleException">
    /// <c>identifiers-found</c> for what never goes out; <c>identifiers-unapproved</c> for the rest; both with the places.
    /// <c>approval-incomplete</c>: the text is blank or nobody is named.
    /// </exception>
    public static ApprovedText By(string text, IEnumerable<string> knownNames, IEnumerable<string>? approved, Guid by, DateTimeOffset at)
    {
        var marks = IdentifierMarks.Find(text, knownNames);
        Refuse("identifiers-found", "The clinic does not know who the patient is yet: take the e-mail addresses and links out of the text.", marks.Where(m => s_never.Contains(m.Kind)));
        var read = (approved ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Refuse(
            "identifiers-unapproved", "Something in the text may say who the patient is: take the marked places out, or approve each of them.",
            marks.Where(m => !read.Contains(text.Substring(m.Start, m.Length))));
        return Make(text, by, at);
    }

    /// <summary>Releases the words of a decision. It needs nothing that may say who the patient is, so there is nothing to approve.</summary>
    /// <param name="text">The text.</param>
    /// <param name="knownNames">Full names known from the request.</param>
    /// <param name="by">Id of who decided.</param>
    /// <param name="at">When, in UTC.</param>
    /// <exception cref="BrokenRuleException"><c>identifiers-found</c>, with the places; <c>approval-incomplete</c>.</exception>
    public static ApprovedText OfDecision(string text, IEnumerable<string> knownNames, Guid by, DateTimeOffset at)
    {
        Refuse("identifiers-found", "The clinic may not read who the patient is: take names, addresses, dates, numbers and links out of the text.", IdentifierMarks.Find(text, knownNames));
        return Make(text, by, at);
    }

    /// <summary>A text for a clinic that knows who the patient is, because the patient has confirmed it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="reader">The assignment of the clinic that will read it.</param>
    /// <param name="by">Id of who wrote it.</param>
    /// <param name="at">When, in UTC.</param>
    /// <exception cref="InvalidOperationException">The clinic does not know the patient.</exception>
    /// <exception cref="BrokenRuleException"><c>approval-incomplete</c>.</exception>
    public static ApprovedText ForConfirmed(string text, Assignment reader, Guid by, DateTimeOffset at) =>
        reader.KnowsPatient ? Make(text, by, at) : throw new InvalidOperationException("The clinic does not know who the patient is.");

    private static ApprovedText Make(string text, Guid by, DateTimeOffset at) =>
        string.IsNullOrWhiteSpace(text) || by == Guid.Empty
            ? throw new BrokenRuleException("approval-incomplete", "An approved text needs words and the person who approved them.")
            : new(CleanText.Paragraphs(text), by, at);

    private static void Refuse(string code, string message, IEnumerable<IdentifierMark> marks)
    {
        var places = marks.Select(mark => new RefusedPlace(mark.Kind.ToString(), mark.Start, mark.Length)).ToList();
        if (places.Count > 0)
            throw new BrokenRuleException(code, message) { Places = places };
    }
}
