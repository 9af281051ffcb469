using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Cases;
using LeadCrm.Application.Quotes;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.Assignments;
using LeadCrm.Infrastructure.Database;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Assignments;

/// <summary>Cases of the demo clinics as far as a test needs them, in one line.</summary>
internal static class ClinicStory
{
    public static async Task<Assignment> OfferToAAsync(this UseCaseFixture app) =>
        (await app.AssignmentsOfAsync(await app.RoutedLeadAsync())).Single(a => a.ClinicId == UseCaseFixture.ClinicA.ClinicId);

    public static async Task<Assignment> AcceptedByAAsync(this UseCaseFixture app)
    {
        var offer = await app.OfferToAAsync();
        await app.SendAsync(UseCaseFixture.ClinicA, new AcceptOffer(offer.Id));
        return offer;
    }

    public static async Task<(Assignment Assignment, Guid Quote)> QuotedByAAsync(this UseCaseFixture app)
    {
        var assignment = await app.AcceptedByAAsync();
        return (assignment, await app.SendAsync(UseCaseFixture.ClinicA, Quote(assignment.Id)));
    }

    public static async Task<Assignment> ChosenOfAAsync(this UseCaseFixture app)
    {
        var (assignment, quote) = await app.QuotedByAAsync();
        var patient = Caller.Patient(assignment.LeadId);
        await app.SendAsync(patient, new ShareIdentity(assignment.Id, RisksAcknowledged: true));
        await app.SendAsync(patient, new AcceptQuote(quote));
        return assignment;
    }

    public static SendQuote Quote(Guid assignmentId) => new()
    {
        AssignmentId = assignmentId,
        Currency = "USD",
        Items = [new() { Description = "Treatment and hospital stay", Amount = 38_000 }, new() { Description = "Airport transfer", Amount = 0 }],
        Excluded = ["Flights"],
        Nights = 28,
        Trips = 2,
        Doctor = "Dr. Elif Kaya",
        Stages = ["preTreatmentEvaluation", "longTermFollowUp"],
        ValidUntil = DateOnly.FromDateTime(UseCaseFixture.Monday.UtcDateTime).AddDays(30),
    };

    public static Task<Assignment> ReadAsync(this UseCaseFixture app, Assignment assignment) =>
        app.ReadAsync((LeadCrmDbContext db) => db.Assignments.AsNoTracking().SingleAsync(a => a.Id == assignment.Id));
}
