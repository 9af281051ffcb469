using System.Text.Json;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.Tests.Clinics;
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
        var offered = (await app.AssignmentsOfAsync(await app.RoutedLeadAsync())).Single(a => a.ClinicId == small);
        var missed = await app.RoutedLeadAsync();
        var elsewhere = await app.RoutedLeadAsync(QuoteRequests.Scleroderma() with { Wishes = new() { Destinations = ["MX"] } });

        var told = await app.SendAsync(clinic, new WhyTheseCases());
        (told.Cases, told.Offered).ShouldBe((3, 1));
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
    public async Task Cases_are_counted_over_all_snapshots_in_which_the_clinic_offered_the_treatment()
    {
        var clinic = new Caller(Roles.Clinic, Guid.NewGuid(), await app.AddClinicAsync());
        var leads = new List<Guid>();
        for (var hours = 11; hours <= 13; hours++)
        {
            await app.SendAsync(clinic, new SetWorkingHours(null, null, [new WorkingInterval(DayOfWeek.Monday, new(8, 0), new(hours, 0))], []));
            leads.Add(await app.RoutedLeadAsync());
        }

        var hashes = await app.ReadAsync(db => db.RoutingDecisions.Where(d => leads.Contains(d.LeadId)).Select(d => d.ClinicSnapshotHash).Distinct().ToListAsync());
        hashes.Count.ShouldBe(3);
        (await app.ReadAsync(db => db.ClinicSnapshots.Where(s => hashes.Contains(s.Hash)).Select(s => s.OfferingsHash).Distinct().CountAsync())).ShouldBe(1);
        (await app.SendAsync(clinic, new WhyTheseCases())).Cases.ShouldBe(3);
    }

    [Fact]
    public async Task What_was_decided_before_the_clinic_joined_or_offered_the_treatment_is_not_counted()
    {
        var earlier = await app.RoutedLeadAsync();
        app.Time.Advance(TimeSpan.FromDays(1));
        var joined = await app.AddClinicAsync();
        var clinic = new Caller(Roles.Clinic, Guid.NewGuid(), joined);
        var told = await app.SendAsync(clinic, new WhyTheseCases());
        (told.Cases, told.Items.Count, told.Since).ShouldBe((0, 0, await DecidedAtAsync(earlier)));

        await app.RoutedLeadAsync();
        (await app.SendAsync(clinic, new WhyTheseCases())).ShouldSatisfyAllConditions(t => t.Cases.ShouldBe(1), t => t.Since.ShouldBe(told.Since));

        var offering = (await app.ClinicAsync(joined)).Offerings.Single();
        await app.SendAsync(clinic, new StopOffering(null, offering.ConditionCode, offering.TreatmentCode));
        await app.RoutedLeadAsync();
        await app.SendAsync(UseCaseFixture.Manager, new StateOffering(joined, offering));
        (await app.SendAsync(clinic, new WhyTheseCases())).Cases.ShouldBe(1);
        await app.RoutedLeadAsync();
        (await app.SendAsync(clinic, new WhyTheseCases())).Cases.ShouldBe(2);
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

    private Task<DateTimeOffset> DecidedAtAsync(Guid lead) => app.ReadAsync(db => db.RoutingDecisions.Where(d => d.LeadId == lead).MaxAsync(d => d.DecidedAt));
}
