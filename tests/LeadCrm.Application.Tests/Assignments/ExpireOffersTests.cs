using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadCrm.Application.Tests.Assignments;

public sealed class ExpireOffersTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task Expiry_brings_the_next_candidates_and_in_the_end_the_lead_back()
    {
        for (var i = 0; i < 3; i++)
            await app.AddClinicAsync();
        var id = await app.RoutedLeadAsync();
        var first = await app.AssignmentsOfAsync(id);
        first.Count.ShouldBe(3);

        await ExpireAllAsync(first);
        await app.RouteAsync();
        var second = (await app.AssignmentsOfAsync(id)).Where(a => a.IsLiving).ToList();
        second.Count.ShouldBe(2);
        second.Select(a => a.ClinicId).Intersect(first.Select(a => a.ClinicId)).ShouldBeEmpty();
        (await app.LeadAsync(id)).Stage.ShouldBe(LeadStage.Routed);

        await ExpireAllAsync(second);
        await app.RouteAsync();
        var lead = await app.LeadAsync(id);
        (lead.Stage, lead.StageReason).ShouldBe((LeadStage.InTriage, Reasons.NoClinicLeft));
        (await app.ReadAsync(db => db.Facts.CountAsync(e => e.LeadId == id && e.Kind == FactKind.OfferExpired))).ShouldBe(5);
    }

    [Fact]
    public async Task Offers_of_many_leads_with_one_deadline_end_together_also_when_somebody_changes_one_of_the_leads_meanwhile()
    {
        var leads = new List<Guid>();
        for (var i = 0; i < 6; i++)
            leads.Add(await app.RoutedLeadAsync());
        var offers = await OpenOffersAsync(leads);
        app.Time.SetUtcNow(offers.Max(o => o.ExpiresAt));
        await using var somebody = new NpgsqlConnection(app.ConnectionString);
        await somebody.OpenAsync(TestContext.Current.CancellationToken);
        await using var change = await somebody.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(somebody, $"UPDATE leads SET version = version + 1 WHERE id = '{leads[2]}'");

        var expiry = app.SendAsync(Caller.System, new ExpireOffers());
        while (!expiry.IsCompleted && await ExecuteAsync(somebody, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") is 0L)
            await Task.Yield();
        await change.CommitAsync(TestContext.Current.CancellationToken);
        await expiry;

        (await OpenOffersAsync(leads)).ShouldBeEmpty();
        foreach (var lead in leads)
            (await app.LeadAsync(lead)).RoutingDueAt.ShouldBe(app.Time.GetUtcNow());
        (await app.ReadAsync(db => db.Facts.CountAsync(e => leads.Contains(e.LeadId!.Value) && e.Kind == FactKind.OfferExpired))).ShouldBe(offers.Count);
    }

    private Task<List<Assignment>> OpenOffersAsync(List<Guid> leads) =>
        app.ReadAsync(db => db.Assignments.AsNoTracking().Where(a => leads.Contains(a.LeadId) && a.Status == AssignmentStatus.Offered).ToListAsync());

    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private async Task ExpireAllAsync(List<Assignment> offers)
    {
        app.Time.SetUtcNow(offers.Max(o => o.ExpiresAt));
        // Several at once: each offer still ends once.
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.SendAsync(Caller.System, new ExpireOffers())));
        await app.SendAsync(Caller.System, new ExpireOffers());
        (await app.AssignmentsOfAsync(offers[0].LeadId)).Where(a => offers.Any(o => o.Id == a.Id)).ShouldAllBe(a => a.Status == AssignmentStatus.Expired);
    }
}
