using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Clinics;

/// <summary>One partner clinic with everything a manager checks.</summary>
/// <param name="ClinicId">The clinic.</param>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record GetClinic(Guid ClinicId) : IRequest<ClinicDetails>;

/// <summary>A clinic as its manager sees it.</summary>
public sealed record ClinicDetails
{
    /// <summary>Key.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it says about itself.</summary>
    public required ClinicProfile Profile { get; init; }

    /// <summary>How far it has been checked.</summary>
    public required VettingStatus Vetting { get; init; }

    /// <summary>When that last changed (UTC).</summary>
    public required DateTimeOffset VettingChangedAt { get; init; }

    /// <summary>What has been sighted.</summary>
    public required VettingChecklist Checklist { get; init; }

    /// <summary>Why it was suspended, if it is.</summary>
    public string? SuspensionReason { get; init; }

    /// <summary>No offers before this moment (UTC).</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>How many cases it takes.</summary>
    public required Capacity Capacity { get; init; }

    /// <summary>When it works; null until stated.</summary>
    public WorkingHours? WorkingHours { get; init; }

    /// <summary>Working hours in which it answers an offer.</summary>
    public required int AcceptanceHours { get; init; }

    /// <summary>What allows health data to reach its country.</summary>
    public required TransferBasis TransferBasis { get; init; }

    /// <summary>Weight among near-equal clinics.</summary>
    public required decimal AgreedShare { get; init; }

    /// <summary>Licences and accreditations, the first to expire first.</summary>
    public required IReadOnlyList<ClinicLicence> Licences { get; init; }

    /// <summary>What it offers, by condition.</summary>
    public required IReadOnlyList<ClinicOffering> Offerings { get; init; }
}

/// <summary>A licence, judged on today in the clinic's calendar.</summary>
/// <param name="Licence">The licence.</param>
/// <param name="DaysLeft">Days until it ends, 0 on its last day; negative once it has expired.</param>
public sealed record ClinicLicence(Licence Licence, int DaysLeft);

/// <summary>An offering in words.</summary>
/// <param name="Condition">Name of the condition.</param>
/// <param name="Treatment">Name of the treatment.</param>
/// <param name="EvidenceLevel">How well the treatment is proven for the condition; null when the catalogue has no such pair.</param>
/// <param name="Offering">The offering.</param>
public sealed record ClinicOffering(string Condition, string Treatment, EvidenceLevel? EvidenceLevel, Offering Offering);

internal sealed class GetClinicHandler(ILeadCrmDb db, ICatalogue catalogues, TimeProvider time) : IRequestHandler<GetClinic, ClinicDetails>
{
    public async Task<ClinicDetails> Handle(GetClinic request, CancellationToken ct)
    {
        var clinic = await db.Clinics.AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.ClinicId, ct) ?? throw new NotFoundException();
        var catalogue = await catalogues.GetAsync(ct);
        var now = time.GetUtcNow();
        var today = clinic.WorkingHours?.LocalDay(now) ?? DateOnly.FromDateTime(now.UtcDateTime);
        return new ClinicDetails
        {
            Id = clinic.Id,
            Profile = new ClinicProfile(clinic.Name, clinic.Country, clinic.City, clinic.TimeZone, clinic.Languages, clinic.InterpreterLanguages, clinic.ContactEmail, clinic.Phone24h),
            Vetting = clinic.VettingStatus,
            VettingChangedAt = clinic.VettingChangedAt,
            Checklist = clinic.Checklist,
            SuspensionReason = clinic.SuspensionReason,
            PausedUntil = clinic.PausedUntil > now ? clinic.PausedUntil : null,
            Capacity = clinic.Capacity,
            WorkingHours = clinic.WorkingHours,
            AcceptanceHours = clinic.AcceptanceHours,
            TransferBasis = clinic.TransferBasis,
            AgreedShare = clinic.AgreedShare,
            Licences = clinic.Licences.OrderBy(l => l.ExpiresOn).Select(l => new ClinicLicence(l, l.ExpiresOn.DayNumber - today.DayNumber)).ToList(),
            Offerings = clinic.Offerings.Select(o => OfferingOf(catalogue, o)).OrderBy(o => o.Condition, StringComparer.Ordinal).ThenBy(o => o.Treatment, StringComparer.Ordinal).ToList(),
        };
    }

    private static ClinicOffering OfferingOf(CatalogueSnapshot catalogue, Offering offering) => new(
        catalogue.FindCondition(offering.ConditionCode)?.Name.In("en") ?? offering.ConditionCode,
        catalogue.FindTreatment(offering.TreatmentCode)?.Name.In("en") ?? offering.TreatmentCode,
        catalogue.FindPair(offering.ConditionCode, offering.TreatmentCode)?.EvidenceLevel, offering);
}
