using System.Text.Json;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.Clinics;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Assignments;

public sealed class WhyTheseCasesTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task A_clinic_reads_why_about_itself_and_nothing_else()
    {
        var small = await app.AddClinicAsync(new Capacity { PerDay = 1 });
        var clinic = new Caller(Roles.Clinic, Guid.NewGuid(), small);
        // Counted are all cases of its treatments, also those that other tests routed before.
        var before = (await app.SendAsync(clinic, new WhyTheseCases())).Cases;
        var offered = (await app.AssignmentsOfAsync(await app.RoutedLeadAsync())).Single(a => a.ClinicId == small);
        var missed = await app.RoutedLeadAsync();
        var elsewhere = await app.RoutedLeadAsync(QuoteRequests.Scleroderma() with { Wishes = new() { Destinations = ["MX"] } });

        var told = await app.SendAsync(clinic, new WhyTheseCases());
        (told.Cases - before, told.Offered).ShouldBe((3, 1));
        told.Reasons.ShouldContain(KeyValuePair.Create("capacity", 2));
        told.Reasons.ShouldContain(KeyValuePair.Create("destination", 1));
        var own = told.Items.Single(i => i.Offered);
        (own.AssignmentId, own.OfferReference).ShouldBe((offered.Id, offered.OfferReference));
        told.Items.Where(i => !i.Offered).ShouldAllBe(i => i.AssignmentId == null && i.OfferReference == null && i.Week.DayOfWeek == DayOfWeek.Monday);

        var everything = JsonSerializer.Serialize(told);
        foreach (var secret in new[] { missed.ToString(), elsewhere.ToString(), offered.LeadId.ToString(), "Bosphorus", "Sierra Madre", "MQ-", "GB", "Jane" })
            everything.ShouldNotContain(secret);
        everything.ShouldContain("number of cases that you agreed to take is used up");
    }

    [Fact]
    public async Task A_clinic_that_offers_nothing_of_it_reads_that_no_case_fitted()
    {
        await app.RoutedLeadAsync();
        var third = new Caller(Roles.Clinic, Guid.NewGuid(), LeadCrm.Application.Seeding.DemoClinics.C);
        var told = await app.SendAsync(third, new WhyTheseCases());
        (told.Cases, told.Offered, told.Items.Count).ShouldBe((0, 0, 0));
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(UseCaseFixture.Coordinator, new WhyTheseCases()));
    }

    [Fact]
    public async Task The_share_is_the_clinics_own_as_its_last_offer_saw_it()
    {
        await app.OfferToAAsync();
        await app.OfferToAAsync();
        var share = (await app.SendAsync(UseCaseFixture.ClinicA, new OwnPerformance())).Share.ShouldNotBeNull();
        share.Agreed.ShouldBeInRange(1, 100);
        share.Actual.ShouldBeInRange(0, 100);
        (await app.ReadAsync(db => db.Clinics.CountAsync())).ShouldBeGreaterThan(2);
    }
}
