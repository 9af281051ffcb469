using System.Runtime.CompilerServices;
using System.Text;
using LeadCrm.Application.Routing;
using LeadCrm.Domain.Routing;
using LeadCrm.Infrastructure.Rates;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Infrastructure.Database.Routing;

/// <summary>Past leads, newest first, page by page along the primary key (which is ordered by time), and nothing of them that is sealed.</summary>
internal sealed class PastRouting(LeadCrmDbContext db, KeptRates rates) : IPastRouting
{
    private const int PageSize = 2_000;

    public async Task<ClinicSnapshot> KeepSnapshotAsync(DateTimeOffset at, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var performance = await ClinicCounters.PerformanceAsync(db, at, ct);
        await db.Database.CloseConnectionAsync();
        var clinics = await db.Clinics.AsNoTracking().ToListAsync(ct);
        var snapshot = PolicySimulation.SnapshotOf(
            clinics.Select(c => CandidateClinic.From(c, performance.GetValueOrDefault(c.Id, ClinicPerformance.New))), (await rates.ReadAsync(db, ct)).Exchange);
        var (hash, content) = (Convert.ToHexStringLower(snapshot.Hash.Span), Encoding.UTF8.GetString(snapshot.CanonicalJson.Span));
        await db.Database.ExecuteSqlAsync($"INSERT INTO clinic_snapshots (hash, content, created_at) VALUES ({hash}, {content}, {at}) ON CONFLICT DO NOTHING", ct);
        return snapshot;
    }

    public async IAsyncEnumerable<PastPage> ReadAsync(int leads, [EnumeratorCancellation] CancellationToken ct)
    {
        Guid? before = null;
        for (var left = leads; left > 0;)
        {
            var page = await PageAsync(before, Math.Min(left, PageSize), ct);
            if (page.Count == 0)
                yield break;
            yield return new PastPage(page, await OffersAsync(page, ct));
            (before, left) = (page[^1].Id, left - page.Count);
        }
    }

    private Task<List<PastLead>> PageAsync(Guid? before, int size, CancellationToken ct)
    {
        var qualified = db.Leads.AsNoTracking().Where(l => l.QualifiedAt != null && l.ConditionCode != null && l.TreatmentCode != null);
        // The order of uuids in the database is that of their bytes; so is the comparison.
        if (before is { } last)
            qualified = qualified.Where(l => l.Id < last);
        return qualified.OrderByDescending(l => l.Id).Take(size).Select(l => new PastLead
        {
            Id = l.Id,
            QualifiedAt = l.QualifiedAt!.Value,
            ConditionCode = l.ConditionCode!,
            TreatmentCode = l.TreatmentCode!,
            Eligibility = l.Eligibility,
            EligibilityOverridden = l.EligibilityOverridden,
            RedFlag = l.RedFlag,
            Consents = l.ConsentsGranted,
            Relation = l.Requester.Relation,
            RepresentationConfirmedAt = l.RepresentationConfirmedAt,
            YearOfBirth = l.Patient.YearOfBirth,
            GuardianStated = l.Patient.GuardianAuthority != null,
            Country = l.Requester.Country,
            Language = l.Requester.Language,
            Destinations = l.Wishes.Destinations,
            BudgetAmount = l.Wishes.BudgetAmount,
            BudgetCurrency = l.Wishes.BudgetCurrency,
            RequestedClinicId = l.RequestedClinicId,
            OtherClinicsMayAnswer = l.OtherClinicsMayAnswer,
            MaxClinicsAgreed = l.MaxClinicsAgreed,
            ChosenPriority = l.ChosenPriority,
            TravelFrom = l.Wishes.TravelFrom,
            TravelUntil = l.Wishes.TravelUntil,
        }).ToListAsync(ct);
    }

    private Task<List<PastOffer>> OffersAsync(List<PastLead> page, CancellationToken ct)
    {
        var ids = page.ConvertAll(l => l.Id);
        return db.Assignments.AsNoTracking().Where(a => ids.Contains(a.LeadId))
            .Select(a => new PastOffer(a.LeadId, a.ClinicId, a.Status, a.ExpiresAt, a.AnsweredAt, a.AcceptedAt, a.QuotedAt, a.ChosenAt))
            .ToListAsync(ct);
    }
}
