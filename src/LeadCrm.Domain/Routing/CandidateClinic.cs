using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Routing;

/// <summary>Everything about a clinic that routing reads, except the counters that change with every offer. Commission is not in it.</summary>
public sealed record CandidateClinic
{
    /// <summary>The clinic.</summary>
    public required Guid ClinicId { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>IANA time zone of its days, weeks and months.</summary>
    public required string TimeZone { get; init; }

    /// <summary>BCP 47 tags of the languages in which it treats.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>BCP 47 tags of the languages for which it has interpreters.</summary>
    public IReadOnlyList<string> InterpreterLanguages { get; init; } = [];

    /// <summary>How far it has been checked.</summary>
    public VettingStatus VettingStatus { get; init; }

    /// <summary>No offers before this moment, UTC.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>How many cases it takes.</summary>
    public Capacity Capacity { get; init; } = Capacity.Unlimited;

    /// <summary>When it works; <c>null</c>: not stated, and so no offer.</summary>
    public WorkingHours? WorkingHours { get; init; }

    /// <summary>Working hours in which it agreed to answer.</summary>
    public int AcceptanceHours { get; init; } = 8;

    /// <summary>What allows health data to reach its country.</summary>
    public TransferBasis TransferBasis { get; init; }

    /// <summary>Agreed weight among near-equal clinics.</summary>
    public decimal AgreedShare { get; init; } = 1;

    /// <summary>What it offers.</summary>
    public IReadOnlyList<Offering> Offerings { get; init; } = [];

    /// <summary>Its licences and accreditations.</summary>
    public IReadOnlyList<Licence> Licences { get; init; } = [];

    /// <summary>What it did with its offers in the last 90 days.</summary>
    public ClinicPerformance Performance { get; init; } = ClinicPerformance.New;

    /// <summary>Takes from a clinic what routing may read, in an order that does not depend on how it was stored.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="performance">What it did with its offers.</param>
    public static CandidateClinic From(Clinic clinic, ClinicPerformance performance) => new()
    {
        ClinicId = clinic.Id,
        Country = clinic.Country,
        TimeZone = clinic.TimeZone,
        Languages = [.. clinic.Languages.Order(StringComparer.Ordinal)],
        InterpreterLanguages = [.. clinic.InterpreterLanguages.Order(StringComparer.Ordinal)],
        VettingStatus = clinic.VettingStatus,
        PausedUntil = clinic.PausedUntil,
        Capacity = clinic.Capacity,
        WorkingHours = clinic.WorkingHours,
        AcceptanceHours = clinic.AcceptanceHours,
        TransferBasis = clinic.TransferBasis,
        AgreedShare = clinic.AgreedShare,
        Offerings = [.. clinic.Offerings.OrderBy(o => o.ConditionCode, StringComparer.Ordinal).ThenBy(o => o.TreatmentCode, StringComparer.Ordinal)],
        Licences = [.. clinic.Licences.OrderBy(l => l.Kind).ThenBy(l => l.Number, StringComparer.Ordinal)],
        Performance = performance,
    };
}
