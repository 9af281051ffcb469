using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Routing;
using LeadCrm.Application.Seeding;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Routing;

public sealed class ExplanationUseCaseTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task Any_clinic_can_be_asked_about_by_name_also_one_that_came_later()
    {
        var lead = await app.RoutedLeadAsync();
        var later = await app.AddClinicAsync();
        var names = await app.SendAsync(UseCaseFixture.Coordinator, new ListClinicNames());
        names.ShouldContain(c => c.Id == later);

        var known = await app.SendAsync(UseCaseFixture.Coordinator, new ExplainClinic(lead, DemoClinics.C));
        known.Sentence.ShouldContain("does not offer");
        known.Part.ShouldNotBeNull();
        var unknown = await app.SendAsync(UseCaseFixture.Coordinator, new ExplainClinic(lead, later));
        unknown.Part.ShouldBeNull();
        unknown.Sentence.ShouldContain("was not known as a partner when this was decided. It is approved now");
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.Coordinator, new ExplainClinic(lead, Guid.NewGuid())));
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(UseCaseFixture.ClinicA, new ExplainClinic(lead, DemoClinics.B)));
    }

    [Fact]
    public async Task Deciding_again_from_what_was_kept_gives_the_same_to_the_last_byte()
    {
        await app.AddClinicAsync();
        var lead = await app.RoutedLeadAsync();
        var ids = await app.ReadAsync(db => db.RoutingDecisions.Where(d => d.LeadId == lead).Select(d => d.Id).ToListAsync());
        foreach (var id in ids)
            (await app.SendAsync(UseCaseFixture.Manager, new VerifyDecision(id))).ShouldBeTrue();
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(UseCaseFixture.Coordinator, new VerifyDecision(ids[0])));
    }

    [Fact]
    public async Task Every_decision_of_a_lead_is_told_the_newest_first()
    {
        var lead = await app.RoutedLeadAsync();
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.SendAsync(UseCaseFixture.Coordinator, new RequestRouting(lead));
        await app.RouteAsync();
        var history = await app.SendAsync(UseCaseFixture.Coordinator, new GetRoutingHistory(lead));
        (history.Decisions.Count, history.Total).ShouldBe((2, 2));
        history.Decisions[0].DecidedAt.ShouldBeGreaterThan(history.Decisions[1].DecidedAt);
        history.Decisions[1].Outcome.ShouldBe("offered");
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.Coordinator, new GetRoutingHistory(Guid.NewGuid())));
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(UseCaseFixture.ClinicA, new GetRoutingHistory(lead)));
    }

    [Fact]
    public async Task When_nobody_is_left_the_coordinator_reads_what_would_have_to_change()
    {
        var request = QuoteRequests.Scleroderma();
        var lead = await app.RoutedLeadAsync(request with { Wishes = request.Wishes! with { Destinations = ["JP"] } });
        var told = await app.SendAsync(UseCaseFixture.Coordinator, new GetRouting(lead));
        told.Outcome.ShouldBe("noClinic");
        told.WouldHaveToChange.ShouldContain(s => s.Contains("would fit if", StringComparison.Ordinal) && s.EndsWith("were acceptable.", StringComparison.Ordinal));
        (await app.SendAsync(UseCaseFixture.Coordinator, new GetRouting(await app.RoutedLeadAsync()))).WouldHaveToChange.ShouldBeEmpty();
    }
}
