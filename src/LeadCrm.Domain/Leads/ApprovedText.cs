namespace LeadCrm.Domain.Leads;

/// <summary>
/// A free text that a coordinator has read and released for clinics. A type of its own, so that what a patient wrote
/// cannot reach a clinic by being passed where a text is expected.
/// </summary>
public sealed record ApprovedText
{
    private ApprovedText(string text, Guid approvedBy, DateTimeOffset approvedAt) =>
        (Text, ApprovedBy, ApprovedAt) = (text, approvedBy, approvedAt);

    /// <summary>The text, exactly as approved.</summary>
    public string Text { get; }

    /// <summary>Id of the user who approved it.</summary>
    public Guid ApprovedBy { get; }

    /// <summary>When it was approved, in UTC.</summary>
    public DateTimeOffset ApprovedAt { get; }

    /// <summary>Records the approval of a text.</summary>
    /// <param name="text">The text as the coordinator released it.</param>
    /// <param name="approvedBy">Id of the coordinator.</param>
    /// <param name="approvedAt">When, in UTC.</param>
    /// <exception cref="BrokenRuleException"><c>approval-incomplete</c>: the text is blank or nobody is named.</exception>
    public static ApprovedText By(string text, Guid approvedBy, DateTimeOffset approvedAt) =>
        string.IsNullOrWhiteSpace(text) || approvedBy == Guid.Empty
            ? throw new BrokenRuleException("approval-incomplete", "An approved text needs words and the coordinator who approved them.")
            : new(text, approvedBy, approvedAt);
}
