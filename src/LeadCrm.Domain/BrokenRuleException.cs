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
    public BrokenRuleException(string code, string message)
        : base(message) => Code = code;

    /// <summary>Stable, kebab-case code that callers may depend on.</summary>
    public string Code { get; }
}
