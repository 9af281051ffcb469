using LeadCrm.Domain.Leads;

namespace LeadCrm.Domain.Assignments;

/// <summary>
/// What a coordinator may write to a clinic that does not yet know who the patient is. The rule: e-mail addresses and links never
/// go out; anything else that may identify the patient goes out only when the coordinator has read it and says that it may.
/// </summary>
public static class DeidentifiedAnswer
{
    private static readonly IdentifierKind[] s_never = [IdentifierKind.Email, IdentifierKind.Link];

    /// <summary>Refuses a text that may say who the patient is.</summary>
    /// <param name="text">The text; null for none.</param>
    /// <param name="knownNames">Full names known from the request.</param>
    /// <param name="approved">The coordinator has read the marked places and says that they identify nobody.</param>
    /// <exception cref="BrokenRuleException"><c>identifiers-found</c> for what never goes out; <c>identifiers-unapproved</c> for the rest.</exception>
    public static void Check(string? text, IEnumerable<string> knownNames, bool approved)
    {
        var marks = IdentifierMarks.Find(text, knownNames);
        if (marks.Any(m => s_never.Contains(m.Kind)))
            throw new BrokenRuleException("identifiers-found", "The clinic does not know who the patient is yet: take the e-mail addresses and links out of the text.");
        if (marks.Count > 0 && !approved)
            throw new BrokenRuleException("identifiers-unapproved", "Something in the text may say who the patient is: take the marked places out, or approve the text.");
    }

    /// <summary>Refuses a text with anything in it that may say who the patient is: a decision needs no such thing, so there is nothing to approve.</summary>
    /// <param name="text">The text; null for none.</param>
    /// <param name="knownNames">Full names known from the request.</param>
    /// <exception cref="BrokenRuleException"><c>identifiers-found</c>.</exception>
    public static void CheckDecision(string? text, IEnumerable<string> knownNames)
    {
        if (IdentifierMarks.Find(text, knownNames).Count > 0)
            throw new BrokenRuleException("identifiers-found", "The clinic may not read who the patient is: take names, addresses, dates, numbers and links out of the text.");
    }
}
