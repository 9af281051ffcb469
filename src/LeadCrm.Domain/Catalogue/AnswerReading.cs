namespace LeadCrm.Domain.Catalogue;

/// <summary>One problem with posted answers.</summary>
/// <param name="Field">The question's code as posted (cut to 64 characters); empty when the whole object is wrong.</param>
/// <param name="Code">
/// Stable code: <c>unknown-question</c>, <c>duplicate-question</c>, <c>unknown-choice</c>, <c>exclusive-choice</c>,
/// <c>out-of-range</c> or <c>wrong-type</c>.
/// </param>
/// <param name="Message">One English sentence that says what is expected; never repeats the value.</param>
public sealed record AnswerProblem(string Field, string Code, string Message);

/// <summary>Posted answers as read: the valid ones, and everything that is wrong with the others.</summary>
/// <param name="Sheet">The valid answers, all self-reported.</param>
/// <param name="Problems">All problems; empty when every answer was read.</param>
public sealed record AnswerReading(AnswerSheet Sheet, IReadOnlyList<AnswerProblem> Problems)
{
    /// <summary>True when every answer was read.</summary>
    public bool IsValid => Problems.Count == 0;
}
