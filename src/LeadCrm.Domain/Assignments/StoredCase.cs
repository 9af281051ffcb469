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
    public StoredCase(Guid id, Guid leadId, string conditionCode, string treatmentCode, SealedText summary, DateTimeOffset at)
    {
        Id = id;
        LeadId = leadId;
        ConditionCode = conditionCode;
        TreatmentCode = treatmentCode;
        Summary = summary;
        CreatedAt = at;
    }

    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The lead.</summary>
    public Guid LeadId { get; private set; }

    /// <summary>Key of the condition: what a clinic's inbox names before the case is opened. Null for cases kept before the column was there.</summary>
    public string? ConditionCode { get; private set; }

    /// <summary>Key of the treatment; null as above.</summary>
    public string? TreatmentCode { get; private set; }

    /// <summary>The case summary, sealed with this row's id.</summary>
    public SealedText Summary { get; private set; }

    /// <summary>When it was approved (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private set; }
}
