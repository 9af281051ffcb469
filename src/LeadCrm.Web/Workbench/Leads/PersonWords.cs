using System.Globalization;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Values;
using LeadCrm.Web.Workbench.Shared;

namespace LeadCrm.Web.Workbench.Leads;

/// <summary>Who asks and who is treated, in words.</summary>
internal static class PersonWords
{
    public static string For(Relation relation, Domain.Leads.Patient patient)
    {
        var whom = relation switch
        {
            Relation.Self => "themselves",
            Relation.Parent => "their child",
            Relation.Guardian => "a person in their care",
            Relation.Child => "a parent",
            Relation.Partner => "their partner",
            _ => "somebody else",
        };
        return patient.GuardianAuthority is { } authority ? $"{whom} (authority: {authority})" : whom;
    }

    public static string Patient(Domain.Leads.Patient patient)
    {
        string?[] parts = [patient.FullName, Sex(patient.Sex), patient.YearOfBirth is { } year ? string.Create(CultureInfo.InvariantCulture, $"born {year}") : null];
        var known = parts.Where(p => p is not null).ToList();
        return known.Count == 0 ? "nothing known" : string.Join(", ", known);
    }

    public static string Language(string tag) => Languages.NameOf(tag);

    public static string TimeThere(string zoneId, DateTimeOffset now) => TimeZoneInfo.TryFindSystemTimeZoneById(zoneId, out var zone)
        ? TimeZoneInfo.ConvertTime(now, zone).ToString("ddd HH:mm", CultureInfo.InvariantCulture) + $" ({zoneId})"
        : zoneId;

    public static string Channel(ContactChannel channel) => channel switch
    {
        ContactChannel.Phone => "telephone",
        ContactChannel.WhatsApp => "WhatsApp",
        _ => "e-mail",
    };

    public static string Reached(LeadDetails lead, ViewerClock clock) => lead switch
    {
        { ReachedAt: { } at } => $"First reached {TimeInWords.Ago(at, clock.Now)}.",
        { FirstAttemptAt: { } at } => $"Tried first {TimeInWords.Ago(at, clock.Now)}, not reached yet.",
        _ => "Nobody has tried to reach them yet.",
    };

    private static string? Sex(Sex sex) => sex switch
    {
        Domain.Catalogue.Sex.Female => "female",
        Domain.Catalogue.Sex.Male => "male",
        Domain.Catalogue.Sex.Other => "another sex",
        _ => null,
    };
}
