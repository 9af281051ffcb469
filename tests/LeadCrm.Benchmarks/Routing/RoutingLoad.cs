using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Leads;
using LeadCrm.Infrastructure.Database;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Benchmarks.Routing;

/// <summary>Clinics of different strength and leads ready to be routed, made by the domain itself.</summary>
internal static class RoutingLoad
{
    private const int BatchSize = 1_000;
    private static long s_number = 1_000_000;
    private static readonly string[] s_countries = ["TR", "MX", "DE", "ES", "PL", "TH", "IN", "AE"];
    private static readonly string[] s_zones = ["Europe/Istanbul", "America/Mexico_City", "Europe/Berlin", "Europe/Madrid", "Europe/Warsaw", "Asia/Bangkok", "Asia/Kolkata", "Asia/Dubai"];

    public static async Task AddClinicsAsync(IServiceProvider services, int count, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LeadCrmDbContext>();
        for (var i = 0; i < count; i++)
            db.Clinics.Add(Clinic(i, DateTimeOffset.UtcNow));
        await db.SaveChangesAsync(ct);
    }

    public static async Task AddQualifiedAsync(IServiceProvider services, int count, CancellationToken ct)
    {
        for (var done = 0; done < count; done += BatchSize)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<LeadCrmDbContext>();
            var vault = scope.ServiceProvider.GetRequiredService<IClinicalVault>();
            var leads = Enumerable.Range(done, Math.Min(BatchSize, count - done)).Select(_ => QualifiedLead(DateTimeOffset.UtcNow)).ToList();
            await db.CopyAsync(leads, ct);
            await db.CopyAsync(leads.ConvertAll(l => Case(vault, l)), ct);
        }
    }

    public static async Task<Guid> AddOneAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LeadCrmDbContext>();
        var lead = QualifiedLead(DateTimeOffset.UtcNow);
        db.Add(lead);
        db.Add(Case(scope.ServiceProvider.GetRequiredService<IClinicalVault>(), lead));
        await db.SaveChangesAsync(ct);
        return lead.Id;
    }

    private static Lead QualifiedLead(DateTimeOffset at)
    {
        var id = Guid.CreateVersion7(at);
        var lead = Lead.Receive(id, Interlocked.Increment(ref s_number), Request(id, at), new Actor(ActorKind.Anonymous, null), at, at);
        lead.Qualify(new Actor(ActorKind.Coordinator, Guid.NewGuid()), at);
        return lead;
    }

    private static StoredCase Case(IClinicalVault vault, Lead lead)
    {
        var id = Guid.CreateVersion7(lead.CreatedAt);
        return new StoredCase(id, lead.Id, "systemic-sclerosis", "hsct", vault.Seal(id, new string('x', 900)), lead.CreatedAt);
    }

    private static ReceivedRequest Request(Guid id, DateTimeOffset at) => new()
    {
        Requester = new Requester { FullName = "Jane Roe", Email = "jane.roe@example.org", Country = "GB", TimeZone = "Europe/London" },
        Patient = new Patient { YearOfBirth = 1978, Sex = Sex.Female },
        CategoryCode = "stem-cell",
        ConditionCode = "systemic-sclerosis",
        TreatmentCode = "hsct",
        Answers = new SealedText(new byte[900]),
        Eligibility = EligibilityOutcome.Eligible,
        Wishes = new Wishes { Destinations = ["TR", "MX", "DE"], BudgetAmount = 45_000, BudgetCurrency = "USD" },
        Attribution = new Attribution { ArticleSlug = "stem-cells-scleroderma" },
        Consents = [Granted(id, ConsentPurpose.Contact, at), Granted(id, ConsentPurpose.HealthData, at), Granted(id, ConsentPurpose.ShareDeidentified, at)],
        IdempotencyKey = id.ToString("N"),
        RequestHash = new byte[32],
    };

    private static Consent Granted(Guid lead, ConsentPurpose purpose, DateTimeOffset at) => new(lead, purpose, true, "2026-11", "en", at, "form");

    private static Clinic Clinic(int i, DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        var place = i % s_countries.Length;
        var clinic = Domain.Clinics.Clinic.Apply(
            Guid.CreateVersion7(at), new ClinicProfile($"Clinic {i}", s_countries[place], "City", s_zones[place], ["en"], [], $"clinic-{i}@example.org", "+90 212 555 01 00"), at);
        clinic.Work([.. Enumerable.Range(1, 5).Select(d => new WorkingInterval((DayOfWeek)d, new TimeOnly(8, 0), new TimeOnly(17, 0)))], []);
        clinic.Agree(8, 1, TransferBasis.ContractClauses, Commission.None);
        clinic.RecordLicence(new Licence { Kind = LicenceKind.NationalLicence, Number = $"N{i}", IssuedBy = "Ministry", ExpiresOn = today.AddYears(1) });
        clinic.RecordLicence(new Licence { Kind = LicenceKind.Jacie, Number = $"J{i}", IssuedBy = "EBMT", ExpiresOn = today.AddYears(1) });
        clinic.Offer(new Offering
        {
            ConditionCode = "systemic-sclerosis",
            TreatmentCode = "hsct",
            CasesPerYear = 5 + (i % 40),
            YearsOfExperience = 1 + (i % 20),
            PriceFrom = 30_000 + (i * 50),
            PriceTo = 45_000 + (i * 50),
            Currency = "USD",
            Stages = i % 3 == 0 ? StagesOfCare.All : StagesOfCare.PreTreatmentEvaluation | StagesOfCare.MonitoringDuringTherapy,
        });
        clinic.StartReview(Guid.Empty, at);
        clinic.RecordChecklist(new VettingChecklist(today, today, today, today));
        clinic.Approve(Guid.Empty, at);
        return clinic;
    }
}
