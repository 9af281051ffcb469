using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Routing;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Leads;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Routing;

/// <summary>Qualified leads and clinics that treat them, in one line.</summary>
internal static class RoutingMaking
{
    private static int s_clinics;

    public static async Task<Guid> QualifiedLeadAsync(this UseCaseFixture app, SubmitQuoteRequest? request = null)
    {
        var submitted = await app.SendAsync(Caller.Anonymous, request ?? QuoteRequests.Scleroderma());
        var id = await app.ReadAsync(db => db.Leads.Where(l => l.Reference == submitted.Reference).Select(l => l.Id).SingleAsync());
        await app.SendAsync(UseCaseFixture.Coordinator, new QualifyLead(id, null));
        return id;
    }

    public static Task<bool> RouteAsync(this UseCaseFixture app) => app.SendAsync(Caller.System, new RouteLeads());

    public static async Task<Guid> RoutedLeadAsync(this UseCaseFixture app, SubmitQuoteRequest? request = null)
    {
        var id = await app.QualifiedLeadAsync(request);
        await app.RouteAsync();
        return id;
    }

    public static Task<Lead> LeadAsync(this UseCaseFixture app, Guid id) => app.ReadAsync(db => db.Leads.AsNoTracking().SingleAsync(l => l.Id == id));

    public static Task<List<Assignment>> AssignmentsOfAsync(this UseCaseFixture app, Guid leadId) =>
        app.ReadAsync(db => db.Assignments.AsNoTracking().Where(a => a.LeadId == leadId).OrderBy(a => a.OfferedAt).ThenBy(a => a.Rank).ToListAsync());

    /// <summary>A Turkish clinic that does HSCT for systemic sclerosis, works every day and may be offered everything.</summary>
    public static async Task<Guid> AddClinicAsync(this UseCaseFixture app, Capacity? capacity = null)
    {
        var number = Interlocked.Increment(ref s_clinics);
        var at = UseCaseFixture.Monday.AddDays(-30);
        var clinic = Clinic.Apply(
            Guid.CreateVersion7(at),
            new ClinicProfile($"Clinic {number}", "TR", "Izmir", "Europe/Istanbul", ["tr", "en"], [], $"clinic-{number}@example.org", "+902325550100"),
            at);
        clinic.Work(Enum.GetValues<DayOfWeek>().Select(day => new WorkingInterval(day, new TimeOnly(8, 0), new TimeOnly(20, 0))).ToList(), []);
        clinic.Agree(acceptanceHours: 8, agreedShare: 1, TransferBasis.ExplicitConsent, Commission.None);
        var valid = DateOnly.FromDateTime(at.UtcDateTime).AddYears(2);
        clinic.RecordLicence(new Licence { Kind = LicenceKind.NationalLicence, Number = $"TR-{number}", IssuedBy = "Ministry of Health", ExpiresOn = valid });
        clinic.RecordLicence(new Licence { Kind = LicenceKind.Jacie, Number = $"JACIE-{number}", IssuedBy = "EBMT", ExpiresOn = valid });
        clinic.Offer(new Offering { ConditionCode = "systemic-sclerosis", TreatmentCode = "hsct", CasesPerYear = 5, YearsOfExperience = 3, Stages = StagesOfCare.PreTreatmentEvaluation });
        clinic.Limit(capacity ?? Capacity.Unlimited);
        clinic.StartReview(Guid.Empty, at);
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        clinic.RecordChecklist(new VettingChecklist(day, day, day, day));
        clinic.Approve(Guid.Empty, at);
        await app.ReadAsync(db =>
        {
            db.Clinics.Add(clinic);
            return db.SaveChangesAsync();
        });
        return clinic.Id;
    }
}
