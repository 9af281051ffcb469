using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Routing;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Leads;

public sealed class SetPriorityTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task The_policys_deadline_of_the_chosen_priority_applies_and_the_timeline_says_why()
    {
        var usual = (await app.AssignmentsOfAsync(await app.RoutedLeadAsync())).MinBy(a => a.ExpiresAt)!;
        var lead = await NewLeadAsync();
        await app.SendAsync(UseCaseFixture.Coordinator, new SetPriority(lead, "Urgent", " Her flight is booked. "));
        await app.SendAsync(UseCaseFixture.Coordinator, new SetPriority(lead, "urgent", "Her flight is booked."));
        (await app.SendAsync(UseCaseFixture.Coordinator, new GetLead(lead))).ShouldSatisfyAllConditions(l => l.Priority.ShouldBe("urgent"), l => l.PriorityChosen.ShouldBeTrue());
        var line = (await app.SendAsync(UseCaseFixture.Coordinator, new GetTimeline(lead))).Items.Single(l => l.Kind == "priority-set");
        (line.Reason, line.Note).ShouldBe(("urgent", "Her flight is booked."));
        await app.SendAsync(UseCaseFixture.Coordinator, new QualifyLead(lead, null));
        await app.RouteAsync();

        var urgent = (await app.AssignmentsOfAsync(lead)).Where(a => a.ClinicId == usual.ClinicId).ShouldHaveSingleItem();
        (urgent.ExpiresAt - urgent.OfferedAt).ShouldBeLessThan(usual.ExpiresAt - usual.OfferedAt);
    }

    [Fact]
    public async Task Travel_within_a_month_is_answered_sooner_without_anybody_saying_so()
    {
        var request = QuoteRequests.Scleroderma();
        var soon = await app.RoutedLeadAsync(request with { Wishes = request.Wishes! with { TravelFrom = new DateOnly(2026, 12, 10) } });
        (await app.SendAsync(UseCaseFixture.Coordinator, new GetLead(soon))).ShouldSatisfyAllConditions(l => l.Priority.ShouldBe("high"), l => l.PriorityChosen.ShouldBeFalse());
        var first = (await app.AssignmentsOfAsync(soon)).First();
        first.ExpiresAt.ShouldBeLessThanOrEqualTo(first.OfferedAt.AddHours(PolicyDefinition.Default.Deadlines.High * 24));
    }

    [Fact]
    public async Task Who_may_not_what_is_no_priority_and_a_closed_lead_are_refused()
    {
        var lead = await NewLeadAsync();
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(UseCaseFixture.ClinicA, new SetPriority(lead, "urgent", "Soon.")));
        (await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(UseCaseFixture.Coordinator, new SetPriority(lead, "at once", " "))))
            .Problems.Select(p => (p.Field, p.Code)).ShouldBe([("priority", "unknown-choice"), ("reason", "required")]);
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.Coordinator, new SetPriority(Guid.NewGuid(), "urgent", "Soon.")));
        await app.SendAsync(UseCaseFixture.Coordinator, new MarkSpam(lead, "An advertisement."));
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(UseCaseFixture.Coordinator, new SetPriority(lead, "low", "Later.")))).Code.ShouldBe("lead-closed");
        (await app.ReadAsync(db => db.Facts.AnyAsync(f => f.LeadId == lead && f.Kind == FactKind.PrioritySet))).ShouldBeFalse();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_more_clinics_are_asked_at_a_time_than_the_patient_agreed_to(int most)
    {
        await app.AddClinicAsync();
        var request = QuoteRequests.Scleroderma();
        var lead = await app.RoutedLeadAsync(request with { Wishes = request.Wishes! with { MaxClinics = most } });
        (await app.AssignmentsOfAsync(lead)).Count.ShouldBe(most);
        (await app.SendAsync(UseCaseFixture.Coordinator, new GetLead(lead))).MaxClinicsAgreed.ShouldBe(most);
        (await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(Caller.Anonymous, request with { IdempotencyKey = Guid.NewGuid().ToString(), Wishes = request.Wishes with { MaxClinics = 6 } })))
            .Problems.ShouldHaveSingleItem().Field.ShouldBe("wishes.maxClinics");
    }

    private async Task<Guid> NewLeadAsync()
    {
        var submitted = await app.SendAsync(Caller.Anonymous, QuoteRequests.Scleroderma());
        return await app.ReadAsync(db => db.Leads.Where(l => l.Reference == submitted.Reference).Select(l => l.Id).SingleAsync());
    }
}
