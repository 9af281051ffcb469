using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Domain.Assignments;

/// <summary>The de-identified case as approved when the lead was qualified; shared by all offers of that round.</summary>
public sealed class StoredCase
{
    private StoredCase() => Summary = new([]);

    /// <summary>Keeps a case.</summary>
    /// <param name="id">The key, with which the summary is sealed.</param>
    /// <param name="leadId">The lead.</param>
    /// <param name="conditionCode">Key of the condition.</param>
    /// <param name="treatmentCode">Key of the treatment.</param>
    /// <param name="summary">The case summary, sealed.</param>
    /// <param name="at">When it was approved (UTC).</param>
    /// <param name="told">What the summary tells; an inbox names its age, sex and place before the case is opened.</param>
    public StoredCase(Guid id, Guid leadId, string conditionCode, string treatmentCode, SealedText summary, DateTimeOffset at, CaseSummary? told = null)
    {
        Id = id;
        LeadId = leadId;
        ConditionCode = conditionCode;
        TreatmentCode = treatmentCode;
        Summary = summary;
        CreatedAt = at;
        (AgeYears, Sex, Country, Region) = (told?.Age.Years, told?.Sex ?? Sex.Unspecified, told?.Place.Country, told?.Place.Region?.In("en"));
    }

    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The lead.</summary>
    public Guid LeadId { get; private set; }

    /// <summary>Key of the condition: what a clinic's inbox names before the case is opened. Null for cases kept before the column was there.</summary>
    public string? ConditionCode { get; private set; }

    /// <summary>Key of the treatment; null as above.</summary>
    public string? TreatmentCode { get; private set; }

    /// <summary>The age that a <see cref="CaseAge"/> tells, 90 for everybody older; null when it is not known.</summary>
    public int? AgeYears { get; private set; }

    /// <summary>Sex.</summary>
    public Sex Sex { get; private set; }

    /// <summary>ISO 3166-1 alpha-2 where a <see cref="CasePlace"/> tells the country.</summary>
    public string? Country { get; private set; }

    /// <summary>The region's English name where the country would tell too much.</summary>
    public string? Region { get; private set; }

    /// <summary>The case summary, sealed with this row's id.</summary>
    public SealedText Summary { get; private set; }

    /// <summary>When it was approved (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private set; }
}
