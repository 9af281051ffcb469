namespace LeadCrm.Application.Pipeline;

/// <summary>A request is not well-formed; all problems are told at once and nothing has changed (400).</summary>
/// <param name="problems">Everything that is wrong.</param>
public sealed class InvalidRequestException(IReadOnlyList<FieldProblem> problems)
    : Exception($"Some fields need attention: {string.Join(", ", problems.Select(p => $"{p.Field} ({p.Code})"))}.")
{
    /// <summary>A request with one problem.</summary>
    /// <param name="field">The field's path.</param>
    /// <param name="code">Stable code.</param>
    /// <param name="message">One sentence for people.</param>
    public InvalidRequestException(string field, string code, string message)
        : this([new FieldProblem(field, code, message)])
    {
    }

    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; } = problems;
}
