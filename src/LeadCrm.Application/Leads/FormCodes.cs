using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Leads;

/// <summary>The words of the API for closed sets of the domain, in both directions.</summary>
public static class FormCodes
{
    private static readonly Dictionary<string, Relation> s_relations = Enum.GetValues<Relation>().ToDictionary(Kebab, StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, ContactChannel> s_channels = new(StringComparer.OrdinalIgnoreCase) { ["email"] = ContactChannel.Email, ["phone"] = ContactChannel.Phone, ["whatsapp"] = ContactChannel.WhatsApp };
    private static readonly Dictionary<string, Sex> s_sexes = new(StringComparer.OrdinalIgnoreCase) { ["female"] = Sex.Female, ["male"] = Sex.Male, ["other"] = Sex.Other };
    private static readonly Dictionary<string, ConsentPurpose> s_purposes = new ConsentPurpose[]
    {
        ConsentPurpose.Contact, ConsentPurpose.HealthData, ConsentPurpose.ShareDeidentified, ConsentPurpose.ShareIdentityPreference,
        ConsentPurpose.Marketing, ConsentPurpose.EvidenceAcknowledged,
    }.ToDictionary(Kebab, StringComparer.OrdinalIgnoreCase);

    /// <summary>All relations.</summary>
    public static IReadOnlyCollection<string> Relations => s_relations.Keys;

    /// <summary>All channels.</summary>
    public static IReadOnlyCollection<string> Channels => s_channels.Keys;

    /// <summary>All sexes that can be given.</summary>
    public static IReadOnlyCollection<string> Sexes => s_sexes.Keys;

    /// <summary>All purposes of consents.</summary>
    public static IReadOnlyCollection<string> Purposes => s_purposes.Keys;

    /// <summary>Reads a relation.</summary>
    /// <param name="text">The word.</param>
    /// <param name="relation">What it means.</param>
    public static bool TryRelation(string? text, out Relation relation) => s_relations.TryGetValue(text ?? "self", out relation);

    /// <summary>Reads a channel.</summary>
    /// <param name="text">The word.</param>
    /// <param name="channel">What it means.</param>
    public static bool TryChannel(string? text, out ContactChannel channel) => s_channels.TryGetValue(text ?? "email", out channel);

    /// <summary>Reads a sex.</summary>
    /// <param name="text">The word.</param>
    /// <param name="sex">What it means.</param>
    public static bool TrySex(string? text, out Sex sex) => s_sexes.TryGetValue(text ?? "", out sex);

    /// <summary>Reads a purpose.</summary>
    /// <param name="text">The word.</param>
    /// <param name="purpose">What it means.</param>
    public static bool TryPurpose(string? text, out ConsentPurpose purpose) => s_purposes.TryGetValue(text ?? "", out purpose);

    /// <summary>Writes an enum value in kebab-case: <c>HealthData</c> becomes <c>health-data</c>.</summary>
    /// <param name="value">The value.</param>
    public static string Kebab<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
