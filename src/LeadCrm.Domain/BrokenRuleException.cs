namespace LeadCrm.Domain;

/// <summary>
/// A business rule refuses what was asked and nothing has changed. This is the one exception the domain throws for it;
/// the web translates it once into a problem response (409) with the same code.
/// </summary>
public sealed class BrokenRuleException : Exception
{
    /// <summary>Creates the refusal.</summary>
    /// <param name="code">Stable, kebab-case code that callers may depend on, for example <c>illegal-move</c>.</param>
    /// <param name="message">One sentence for people, without personal data.</param>
    /// <param name="inner">What led to it; null when the rule itself was asked.</param>
    public BrokenRuleException(string code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    /// <summary>The refusal of who wrote at the same moment as somebody else, and later: what it was decided on is no longer so.</summary>
    /// <param name="inner">What the database said; null when it counted rows only.</param>
    public static BrokenRuleException ChangedMeanwhile(Exception? inner = null) =>
        new("changed-meanwhile", "Somebody else changed this at the same moment; look again and repeat.", inner);

    /// <summary>Stable, kebab-case code that callers may depend on.</summary>
    public string Code { get; }

    /// <summary>The places of a text because of which it was refused, in order; empty for all other refusals.</summary>
    public IReadOnlyList<RefusedPlace> Places { get; init; } = [];
}

/// <summary>A place of a text that was refused. It says where, never what stands there.</summary>
/// <param name="Kind">Why, one word, for example <c>Name</c>.</param>
/// <param name="Start">Position of its first character (UTF-16 code units).</param>
/// <param name="Length">Its length in characters.</param>
public sealed record RefusedPlace(string Kind, int Start, int Length);
