namespace LeadCrm.Domain.Clinics;

/// <summary>What a manager must have sighted before a clinic is approved; each item carries the day on which it was sighted.</summary>
/// <param name="SafetyStandardsOn">Patient-safety standards (infection control, emergency care) sighted on this day; <c>null</c>: not yet.</param>
/// <param name="EthicsCommitteeOn">An ethics committee that answers for the clinic sighted on this day; <c>null</c>: not yet.</param>
/// <param name="InformedConsentOn">The informed-consent process sighted on this day; <c>null</c>: not yet.</param>
/// <param name="ComplicationReportingOn">The way in which complications are reported sighted on this day; <c>null</c>: not yet.</param>
/// <param name="Sightings">Who sighted what, with a note; an item without one was sighted before this was kept.</param>
public sealed record VettingChecklist(
    DateOnly? SafetyStandardsOn = null,
    DateOnly? EthicsCommitteeOn = null,
    DateOnly? InformedConsentOn = null,
    DateOnly? ComplicationReportingOn = null,
    IReadOnlyList<Sighting>? Sightings = null)
{
    /// <summary>Nothing has been sighted yet.</summary>
    public static VettingChecklist Empty { get; } = new();

    /// <summary>Names the items still to be sighted, in plain words; empty when the checklist is complete.</summary>
    public IReadOnlyList<string> Missing() => [.. Enum.GetValues<VettingItem>().Where(item => DayOf(item) is null).Select(WordsOf)];

    /// <summary>The day on which an item was sighted; <c>null</c>: not yet.</summary>
    /// <param name="item">The item.</param>
    public DateOnly? DayOf(VettingItem item) => item switch
    {
        VettingItem.SafetyStandards => SafetyStandardsOn,
        VettingItem.EthicsCommittee => EthicsCommitteeOn,
        VettingItem.InformedConsent => InformedConsentOn,
        _ => ComplicationReportingOn,
    };

    /// <summary>Who sighted an item, with the note; <c>null</c> when that was not kept.</summary>
    /// <param name="item">The item.</param>
    public Sighting? SightingOf(VettingItem item) => Sightings?.FirstOrDefault(s => s.Item == item);

    internal VettingChecklist With(VettingItem item, DateOnly? day, Sighting? sighting)
    {
        var others = (Sightings ?? []).Where(s => s.Item != item);
        var changed = this with { Sightings = sighting is null ? [.. others] : [.. others, sighting] };
        return item switch
        {
            VettingItem.SafetyStandards => changed with { SafetyStandardsOn = day },
            VettingItem.EthicsCommittee => changed with { EthicsCommitteeOn = day },
            VettingItem.InformedConsent => changed with { InformedConsentOn = day },
            _ => changed with { ComplicationReportingOn = day },
        };
    }

    private static string WordsOf(VettingItem item) => item switch
    {
        VettingItem.SafetyStandards => "safety standards",
        VettingItem.EthicsCommittee => "ethics committee",
        VettingItem.InformedConsent => "informed-consent process",
        _ => "complication reporting",
    };
}

/// <summary>The items of the checklist, in the order in which they are worked through.</summary>
public enum VettingItem
{
    /// <summary>Patient-safety standards: infection control, emergency care.</summary>
    SafetyStandards = 0,

    /// <summary>An ethics committee that answers for the clinic.</summary>
    EthicsCommittee = 1,

    /// <summary>How patients are informed and consent.</summary>
    InformedConsent = 2,

    /// <summary>How complications are reported.</summary>
    ComplicationReporting = 3,
}

/// <summary>Who sighted an item of the checklist.</summary>
/// <param name="Item">The item.</param>
/// <param name="By">The manager's account.</param>
/// <param name="Note">What was looked at, for colleagues; never shown to the clinic.</param>
public sealed record Sighting(VettingItem Item, Guid By, string? Note);
