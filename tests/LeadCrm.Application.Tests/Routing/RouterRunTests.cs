using LeadCrm.Application.Access;
using LeadCrm.Application.Routing;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.TestSupport.UseCases;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Application.Tests.Routing;

/// <summary>The next chunk is decided while one is written: what happens in between must not be lost in the haste.</summary>
public sealed class RouterRunTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task A_long_queue_is_decided_in_many_small_chunks_lead_by_lead_in_the_order_of_waiting()
    {
        var ids = await LeadsAsync(20);
        var seen = new List<Guid>();

        await DrainAsync(3, (chunk, decide) =>
        {
            seen.AddRange(chunk.Leads.Select(l => l.Lead.Id));
            return decide(chunk);
        });

        seen.ShouldBe(ids);
        (await DecisionsAsync(ids)).ShouldBe(20);
    }

    [Fact]
    public async Task A_clinic_that_pauses_while_a_chunk_is_written_gets_no_case_of_the_next()
    {
        var clinic = await app.AddClinicAsync();
        var ids = await LeadsAsync(9);
        var chunks = 0;

        await DrainAsync(3, (chunk, decide) =>
        {
            if (++chunks == 2)
                Pause(clinic);
            return decide(chunk);
        });

        chunks.ShouldBe(4, "the second chunk is decided again");
        (await DecisionsAsync(ids)).ShouldBe(9);
        var offered = await app.ReadAsync(db => db.Assignments.Where(a => a.ClinicId == clinic).Select(a => a.LeadId).ToListAsync());
        offered.ShouldBeSubsetOf(ids[..3]);
    }

    [Fact]
    public async Task What_another_router_offered_in_between_is_counted_before_the_next_chunk_is_written()
    {
        var capped = await app.AddClinicAsync(new Domain.Clinics.Capacity(PerDay: 4));
        var ids = await LeadsAsync(9);
        var chunks = 0;

        await DrainAsync(3, (chunk, decide) =>
        {
            if (++chunks == 2)
                LeaveMarkOfAnother();
            return decide(chunk);
        });

        chunks.ShouldBe(4, "the second chunk is decided again");
        (await DecisionsAsync(ids)).ShouldBe(9);
        (await app.ReadAsync(db => db.Assignments.CountAsync(a => a.ClinicId == capped))).ShouldBe(4);
    }

    [Fact]
    public async Task A_lead_that_the_database_does_not_take_waits_an_hour_and_all_others_go_on()
    {
        var ids = await LeadsAsync(8);
        var broken = ids[4];

        await DrainAsync(3, (chunk, decide) =>
        {
            var routed = decide(chunk);
            if (routed.Assignments.FirstOrDefault(a => a.LeadId == broken) is { } offer)
                routed.Assignments.Add(new Assignment(Guid.CreateVersion7(), broken, offer.ClinicId, offer.CaseSummaryId, offer.DecisionId, 9, offer.OfferedAt, offer.ExpiresAt));
            return routed;
        });

        (await DecisionsAsync(ids)).ShouldBe(7);
        (await DecisionsAsync([broken])).ShouldBe(0);
        var lead = await app.LeadAsync(broken);
        (lead.Stage, lead.RoutingDueAt).ShouldBe((LeadStage.Qualified, app.Time.GetUtcNow().AddHours(1)));
        (await app.ReadAsync(db => db.Facts.CountAsync(e => e.LeadId == broken && e.Kind == FactKind.RoutingDecided && e.Reason == "failed"))).ShouldBe(1);
    }

    /// <summary>The leads in the order in which they wait.</summary>
    private async Task<List<Guid>> LeadsAsync(int count)
    {
        await app.AddClinicAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            app.Time.Advance(TimeSpan.FromSeconds(1));
            ids.Add(await app.QualifiedLeadAsync());
        }

        return ids;
    }

    private Task<int> DecisionsAsync(List<Guid> leads) => app.ReadAsync(db => db.RoutingDecisions.CountAsync(d => leads.Contains(d.LeadId)));

    private void Pause(Guid clinic)
    {
        using var scope = app.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        scope.ServiceProvider.GetRequiredService<ILeadCrmDb>().Clinics.Where(c => c.Id == clinic)
            .ExecuteUpdate(set => set.SetProperty(c => c.PausedUntil, app.Time.GetUtcNow().AddDays(1)).SetProperty(c => c.Version, c => c.Version + 1));
    }

    private void LeaveMarkOfAnother()
    {
        using var connection = new Npgsql.NpgsqlConnection(app.ConnectionString);
        connection.Open();
        using var command = new Npgsql.NpgsqlCommand(
            // Waits until the chunk that is being written has left its own.
            "SELECT pg_advisory_xact_lock(5495870681970070868); UPDATE routing_turns SET mark = gen_random_uuid()", connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Drains until nothing is due, with somebody looking over the router's shoulder.</summary>
    private async Task DrainAsync(int chunkSize, Func<RoutingChunk, Func<RoutingChunk, RoutedChunk>, RoutedChunk> decide)
    {
        bool more;
        do
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
            var handler = scope.ServiceProvider.GetRequiredService<IRequestHandler<RouteLeads, bool>>().GetType();
            var queue = new Watched(scope.ServiceProvider.GetRequiredService<IDueLeads>(), decide);
            var watched = (IRequestHandler<RouteLeads, bool>)ActivatorUtilities.CreateInstance(scope.ServiceProvider, handler, queue);
            more = await watched.Handle(new RouteLeads { ChunkSize = chunkSize }, TestContext.Current.CancellationToken);
        }
        while (more);
    }

    private sealed class Watched(IDueLeads queue, Func<RoutingChunk, Func<RoutingChunk, RoutedChunk>, RoutedChunk> look) : IDueLeads
    {
        public Task<bool> DrainAsync(int chunkSize, DateTimeOffset at, Func<RoutingChunk, RoutedChunk> decide, CancellationToken ct) =>
            queue.DrainAsync(chunkSize, at, chunk => look(chunk, decide), ct);

        public Task<int> WakeAsync(int leads, DateTimeOffset at, Func<RoutingChunk, IReadOnlyList<Guid>> fits, CancellationToken ct) =>
            queue.WakeAsync(leads, at, fits, ct);
    }
}
