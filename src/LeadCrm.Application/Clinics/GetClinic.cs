using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Returns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Clinics;

/// <summary>One clinic with everything that is known of it: for managers any, for a clinic's people their own, without managers' notes.</summary>
/// <param name="ClinicId">The clinic; null: the caller's own.</param>
[AllowedTo(Roles.Clinic | Roles.Manager | Roles.Administrator)]
public sealed record GetClinic(Guid? ClinicId) : IRequest<ClinicDetails>;

/// <summary>A clinic as a manager or its own people see it.</summary>
public sealed record ClinicDetails
{
    /// <summary>Key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, to be given back with a change.</summary>
    public required int Version { get; init; }

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

    /// <summary>Why, in its own words.</summary>
    public string? PauseReason { get; init; }

    /// <summary>What keeps it from being offered any case today, in words; empty when nothing does.</summary>
    public required IReadOnlyList<string> Obstacles { get; init; }

    /// <summary>Today in its calendar.</summary>
    public required DateOnly Today { get; init; }

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

    /// <summary>What it pays for a treated patient; never read by routing.</summary>
    public required Commission Commission { get; init; }

    /// <summary>What the law of its country says about commissions.</summary>
    public required CommissionRule CommissionRule { get; init; }

    /// <summary>Days after acceptance within which it may return a lead, as agreed with it; null: the house's.</summary>
    public int? ReturnAgeDays { get; init; }

    /// <summary>Largest share of its offers that it may return, 0 to 0.5, as agreed with it; null: the house's.</summary>
    public decimal? ReturnShare { get; init; }

    /// <summary>What holds about returns where nothing else is agreed.</summary>
    public required ReturnTerms HouseReturns { get; init; }

    /// <summary>What holds about returns for this clinic.</summary>
    public ReturnTerms Returns => HouseReturns.With(ReturnAgeDays, ReturnShare);

    /// <summary>Contracts, the newest first.</summary>
    public required IReadOnlyList<ClinicContract> Contracts { get; init; }

    /// <summary>What it states and nobody has sighted yet, the oldest first.</summary>
    public required IReadOnlyList<StatementLine> Waiting { get; init; }

    /// <summary>What was refused in the last 30 days and not stated anew, the newest first.</summary>
    public required IReadOnlyList<StatementLine> Refused { get; init; }

    /// <summary>Licences and accreditations, the first to expire first.</summary>
    public required IReadOnlyList<ClinicLicence> Licences { get; init; }

    /// <summary>What it offers, by condition.</summary>
    public required IReadOnlyList<ClinicOffering> Offerings { get; init; }
}

/// <summary>Something that a clinic states.</summary>
/// <param name="Id">The statement.</param>
/// <param name="Version">Its version, to be given back when it is decided.</param>
/// <param name="Content">What is stated.</param>
/// <param name="What">What it is about, in words.</param>
/// <param name="StatedAt">When (UTC).</param>
/// <param name="RefusalReason">Why it was refused, if it was.</param>
public sealed record StatementLine(Guid Id, int Version, StatedContent Content, string What, DateTimeOffset StatedAt, string? RefusalReason);

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

internal sealed class GetClinicHandler(ILeadCrmDb db, ClinicDesk desk, ICatalogue catalogues, CommissionRules rules, ReturnTerms house) : IRequestHandler<GetClinic, ClinicDetails>
{
    public async Task<ClinicDetails> Handle(GetClinic request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, null, ct);
        var catalogue = await catalogues.GetAsync(ct);
        var now = desk.At;
        var today = clinic.Today(now);
        var statements = await StatementsAsync(clinic.Id, now, ct);
        return new ClinicDetails
        {
            Id = clinic.Id,
            Version = clinic.Version,
            Profile = clinic.Profile(),
            Vetting = clinic.VettingStatus,
            VettingChangedAt = clinic.VettingChangedAt,
            Checklist = desk.Sights ? clinic.Checklist : clinic.Checklist with { Sightings = null },
            SuspensionReason = clinic.SuspensionReason,
            PausedUntil = clinic.PausedUntil > now ? clinic.PausedUntil : null,
            PauseReason = clinic.PauseReason,
            Obstacles = ClinicObstacles.Of(clinic, now),
            Today = today,
            Capacity = clinic.Capacity,
            WorkingHours = clinic.WorkingHours,
            AcceptanceHours = clinic.AcceptanceHours,
            TransferBasis = clinic.TransferBasis,
            AgreedShare = clinic.AgreedShare,
            Commission = clinic.Commission,
            CommissionRule = rules.Of(clinic.Country),
            ReturnAgeDays = clinic.ReturnAgeDays,
            ReturnShare = clinic.ReturnShare,
            HouseReturns = house,
            Contracts = [.. clinic.Contracts.OrderByDescending(c => c.From)],
            Waiting = [.. statements.Where(s => s.Status == StatementStatus.Open).Select(s => LineOf(catalogue, s))],
            Refused = [.. statements.GroupBy(s => s.Subject).Select(g => g.Last()).Where(s => s.Status == StatementStatus.Refused).Reverse().Select(s => LineOf(catalogue, s))],
            Licences = clinic.Licences.OrderBy(l => l.ExpiresOn).Select(l => new ClinicLicence(l, l.ExpiresOn.DayNumber - today.DayNumber)).ToList(),
            Offerings = clinic.Offerings.Select(o => OfferingOf(catalogue, o)).OrderBy(o => o.Condition, StringComparer.Ordinal).ThenBy(o => o.Treatment, StringComparer.Ordinal).ToList(),
        };
    }

    private async Task<List<ClinicStatement>> StatementsAsync(Guid clinicId, DateTimeOffset now, CancellationToken ct)
    {
        var recently = now.AddDays(-30);
        return await db.ClinicStatements.AsNoTracking()
            .Where(s => s.ClinicId == clinicId && (s.Status == StatementStatus.Open || s.DecidedAt >= recently))
            .OrderBy(s => s.StatedAt).ThenBy(s => s.Id)
            .ToListAsync(ct);
    }

    private static StatementLine LineOf(CatalogueSnapshot catalogue, ClinicStatement s) => new(
        s.Id, s.Version, s.Content, StatementNames.Of(s.Content, catalogue), s.StatedAt, s.RefusalReason);

    private static ClinicOffering OfferingOf(CatalogueSnapshot catalogue, Offering offering) => new(
        catalogue.FindCondition(offering.ConditionCode)?.Name.In("en") ?? offering.ConditionCode,
        catalogue.FindTreatment(offering.TreatmentCode)?.Name.In("en") ?? offering.TreatmentCode,
        catalogue.FindPair(offering.ConditionCode, offering.TreatmentCode)?.EvidenceLevel, offering);
}
