using System.Text.Json;
using LeadCrm.Application.Access;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Quotes;
using LeadCrm.Domain.Returns;

namespace LeadCrm.Application.Leads;

/// <summary>The words of the API for closed sets of the domain, in both directions.</summary>
public static class FormCodes
{
    private static readonly HashSet<Type> s_kebab =
    [
        typeof(ConsentPurpose), typeof(Relation), typeof(Sex), typeof(QuestionKind), typeof(EvidenceLevel), typeof(EligibilityOutcome), typeof(RuleKind),
        typeof(FindingBasis), typeof(FactKind), typeof(ActorKind), typeof(RedFlagState), typeof(QuoteStatus), typeof(ReturnStatus), typeof(Roles),
    ];

    private static readonly Dictionary<string, Relation> s_relations = Enum.GetValues<Relation>().ToDictionary(Code, StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, ContactChannel> s_channels = new(StringComparer.OrdinalIgnoreCase) { ["email"] = ContactChannel.Email, ["phone"] = ContactChannel.Phone, ["whatsapp"] = ContactChannel.WhatsApp };
    private static readonly Dictionary<string, Sex> s_sexes = new(StringComparer.OrdinalIgnoreCase) { ["female"] = Sex.Female, ["male"] = Sex.Male, ["other"] = Sex.Other };
    private static readonly Dictionary<string, ConsentPurpose> s_purposes = new ConsentPurpose[]
    {
        ConsentPurpose.Contact, ConsentPurpose.HealthData, ConsentPurpose.ShareDeidentified, ConsentPurpose.EvidenceAcknowledged,
        ConsentPurpose.ShareIdentityPreference, ConsentPurpose.Marketing,
    }.ToDictionary(Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>All relations.</summary>
    public static IReadOnlyCollection<string> Relations => s_relations.Keys;

    /// <summary>All channels.</summary>
    public static IReadOnlyCollection<string> Channels => s_channels.Keys;

    /// <summary>All sexes that can be given.</summary>
    public static IReadOnlyCollection<string> Sexes => s_sexes.Keys;

    /// <summary>All purposes of consents that are asked for in advance, in the order in which they are shown.</summary>
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

    /// <summary>
    /// The one code under which a value leaves: camelCase, and kebab-case for the sets that people wrote scripts against before. JSON, strings in answers and
    /// CSV all take it from here, so that no value has two spellings.
    /// </summary>
    /// <param name="value">The value; of flags, all that are set, separated by a comma and a space.</param>
    public static string Code<T>(T value)
        where T : struct, Enum =>
        value is ContactChannel channel ? s_channels.Single(c => c.Value == channel).Key : string.Join(", ", value.ToString().Split(", ").Select(name => s_kebab.Contains(typeof(T)) ? Kebab(name) : CamelCase(name)));

    /// <summary>Reads what <see cref="Code{T}"/> writes, in any case; numbers are none.</summary>
    /// <param name="text">The code.</param>
    /// <param name="value">What it means.</param>
    public static bool TryRead<T>(string text, out T value)
        where T : struct, Enum
    {
        foreach (var known in Enum.GetValues<T>())
        {
            value = known;
            if (string.Equals(Code(known), text, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        value = default;
        return false;
    }

    /// <summary>Whether the values of a set are written in kebab-case.</summary>
    /// <param name="type">The set.</param>
    public static bool IsKebab(Type type) => s_kebab.Contains(type) || type == typeof(ContactChannel);

    private static string CamelCase(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
