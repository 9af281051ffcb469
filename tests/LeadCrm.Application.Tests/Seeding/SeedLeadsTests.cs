using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Seeding;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Seeding;

public sealed class SeedLeadsTests(BulkFixture fixture) : IClassFixture<BulkFixture>
{
    [Fact]
    public async Task Invented_leads_stand_in_all_stages_with_everything_that_belongs_to_them()
    {
        var result = await SeedAsync(seed: 7);

        result.ShouldSatisfyAllConditions(r => r.Leads.ShouldBe(1_500), r => r.Clinics.ShouldBe(20), r => r.Rows.ShouldBeGreaterThan(10_000));
        (await fixture.ScalarAsync<long>("SELECT count(DISTINCT stage) FROM leads")).ShouldBeGreaterThanOrEqualTo(12);
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM messages WHERE status <> 1")).ShouldBe(0);
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM leads WHERE created_at > '2026-11-23 15:00Z' OR last_activity_at > '2026-11-23 15:00Z'")).ShouldBe(0);
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM journal WHERE at > '2026-11-23 15:00Z'")).ShouldBe(0);
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM clinics WHERE vetting_status = 2")).ShouldBeGreaterThanOrEqualTo(20);
    }

    [Fact]
    public async Task What_COPY_wrote_is_what_the_domain_made()
    {
        await SeedAsync(seed: 8);

        var booked = await fixture.ReadAsync(db => db.Leads.Include(l => l.Consents).FirstAsync(l => l.Stage == LeadStage.Booked));
        var facts = await fixture.ReadAsync(db => db.Facts.Where(f => f.LeadId == booked.Id).ToListAsync());
        var assignments = await fixture.ReadAsync(db => db.Assignments.Where(a => a.LeadId == booked.Id).ToListAsync());
        var quote = await fixture.ReadAsync(db => db.Quotes.SingleAsync(q => q.LeadId == booked.Id));

        fixture.Open(booked.Id, booked.Message!).ShouldNotBeNullOrWhiteSpace();
        facts.OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.To).Where(to => to is not null).ShouldBe(
            [LeadStage.InTriage, LeadStage.Qualified, LeadStage.Routed, LeadStage.Accepted, LeadStage.Quoted, LeadStage.Booked]);
        booked.Consents.Count.ShouldBeGreaterThanOrEqualTo(5);
        assignments.Single(a => a.IsLiving).Status.ShouldBe(AssignmentStatus.Chosen);
        quote.Total.ShouldBe(quote.Content.Total);
    }

    [Fact]
    public async Task Whoever_is_qualified_has_the_case_that_the_router_offers()
    {
        await SeedAsync(seed: 10);

        (await fixture.ScalarAsync<long>("SELECT count(*) FROM leads WHERE stage = 2 AND routing_due_at IS NOT NULL")).ShouldBeGreaterThan(0);
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM leads l WHERE qualified_at IS NOT NULL AND NOT EXISTS (SELECT FROM case_summaries c WHERE c.lead_id = l.id)")).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_seed_invents_the_same_people_and_stories()
    {
        await SeedAsync(seed: 9);
        await SeedAsync(seed: 9);

        const string Story = "requester_full_name || stage || created_at || coalesce(attribution_source, '') || condition_code";
        (await fixture.ScalarAsync<long>($"SELECT count(*) FROM (SELECT {Story} FROM leads GROUP BY {Story} HAVING count(*) >= 2) twice")).ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public async Task A_history_has_its_seasons_its_better_and_worse_clinics_its_returns_and_nothing_left_lying_for_years()
    {
        await using var empty = new BulkFixture();
        await empty.InitializeAsync();
        var history = new SeedLeads(3_000, Clinics: 12, Seed: 26, Days: 400, OnlyWhenEmpty: true);
        (await empty.SendAsync(Caller.System, history)).Leads.ShouldBe(3_000);
        // Again: it is there.
        (await empty.SendAsync(Caller.System, history)).ShouldBe(new SeedResult(0, 0, 0));

        (await empty.ScalarAsync<long>("SELECT count(*) FROM clinics WHERE vetting_status = 2")).ShouldBe(12);
        (await empty.ScalarAsync<long>("SELECT count(*) FROM leads WHERE created_at < timestamptz '2026-11-23 15:00Z' - interval '401 days'")).ShouldBe(0);
        var months = await empty.ReadAsync(db => db.Leads.GroupBy(l => l.CreatedAt.Month).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count));
        months[2].ShouldBeGreaterThan(months[8] * 5 / 4);
        (await empty.ScalarAsync<long>("SELECT count(DISTINCT queue_band) FROM leads WHERE stage < 9")).ShouldBe(4);
        (await empty.ScalarAsync<long>("SELECT count(*) FROM leads WHERE stage < 9 AND next_step_due_at < timestamptz '2026-11-23 15:00Z' - interval '30 days'")).ShouldBe(0);
        (await empty.ScalarAsync<long>("SELECT count(*) FROM lead_returns WHERE status = 1")).ShouldBeGreaterThan(10);
        (await empty.ScalarAsync<long>("SELECT count(*) FROM leads WHERE stage = 9")).ShouldBeGreaterThan(10);
        var acceptance = await empty.ReadAsync(db => db.Assignments.GroupBy(a => a.ClinicId)
            .Select(g => 1.0 * g.Count(a => a.AnsweredAt != null && a.Status != AssignmentStatus.Declined) / g.Count()).ToListAsync());
        acceptance.Max().ShouldBeGreaterThan(acceptance.Min() + 0.15);
    }

    [Fact]
    public async Task Out_of_bounds_counts_are_refused() =>
        (await Should.ThrowAsync<InvalidRequestException>(() => fixture.SendAsync(Caller.System, new SeedLeads(-1, 6_000)))).Problems.Count.ShouldBe(2);

    private Task<SeedResult> SeedAsync(int seed) => fixture.SendAsync(Caller.System, new SeedLeads(1_500, Clinics: 20, Seed: seed));
}
