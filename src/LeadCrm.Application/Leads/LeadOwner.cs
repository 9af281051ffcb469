using LeadCrm.Application.Pipeline;

namespace LeadCrm.Application.Leads;

/// <summary>Whose leads are asked for.</summary>
public sealed record LeadOwner
{
    private LeadOwner(string code, Guid? id = null) => (Code, Id) = (code, id);

    /// <summary>The caller's own.</summary>
    public static LeadOwner Me { get; } = new("me");

    /// <summary>Those that nobody owns.</summary>
    public static LeadOwner None { get; } = new("none");

    /// <summary><c>me</c>, <c>none</c> or an account's id.</summary>
    public string Code { get; }

    /// <summary>The account; null for <see cref="Me"/> and <see cref="None"/>.</summary>
    public Guid? Id { get; }

    /// <summary>What a refusal names.</summary>
    internal static string Choices => ChoiceRule.Words([Me.Code, None.Code, "an account's id"]);

    /// <summary>Those of one account.</summary>
    /// <param name="id">The account.</param>
    public static LeadOwner Of(Guid id) => new(id.ToString(), id);

    /// <summary>Reads <see cref="Code"/> in any case; null for what is no owner.</summary>
    /// <param name="text">The text.</param>
    public static LeadOwner? Read(string text) => ChoiceRule.Find([Me.Code, None.Code], text) switch
    {
        "me" => Me,
        "none" => None,
        _ => Guid.TryParse(text, out var id) ? Of(id) : null,
    };
}
