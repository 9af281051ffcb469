using System.Collections.Concurrent;
using LeadCrm.Application.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Journal;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadCrm.Application.Tests.Journal;

/// <summary>Whoever follows the journal gets every committed fact, in the order of the commits, whatever commits late, breaks down or is restored.</summary>
public sealed class CommitOrderTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private const int Writers = 8;
    private const int Transactions = 120;

    [Fact]
    public async Task No_committed_fact_is_skipped_beside_eight_writers_and_kills()
    {
        var consumer = new BreakingConsumer();
        await app.FollowAsync(consumer);
        var committed = new ConcurrentBag<Guid>();
        using var written = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Writers).Select(w => Task.Run(() => WriteAsync(w, committed))).ToList();
        var reader = Task.Run(async () =>
        {
            while (!written.IsCancellationRequested)
                await StepOrBreakAsync(consumer);
        });
        await Task.WhenAll(writers);
        await written.CancelAsync();
        await reader;
        consumer.Breaks = false;
        await app.FollowAsync(consumer);

        committed.Count.ShouldBeGreaterThan(Writers * Transactions);
        committed.Except(consumer.Taken).ShouldBeEmpty("these were committed and skipped");
        (await app.ReadAsync(db => db.Facts.CountAsync(f => f.Reason == "late" || f.Reason == "quick"))).ShouldBe(committed.Count);
        consumer.Broken.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task After_a_restore_where_transactions_are_counted_anew_facts_go_on_behind_the_old_ones()
    {
        var consumer = new StubbornConsumer();
        await app.FollowAsync(consumer);
        var (old, young) = (new Fact(FactKind.LeadsImported, app.Time.GetUtcNow(), Actor.System), new Fact(FactKind.LeadsImported, app.Time.GetUtcNow(), Actor.System));
        await AddAsync(old);
        await OwnerAsync($"UPDATE journal SET transaction_id = (pg_current_xact_id()::text::bigint + 1000000)::text::xid8 WHERE id = '{old.Id}'");

        await OwnerAsync("SELECT journal_continue()");
        await OwnerAsync("SELECT journal_continue()");
        await AddAsync(young);
        await app.FollowAsync(consumer);

        consumer.Taken.Where(id => id == old.Id || id == young.Id).ShouldBe([old.Id, young.Id]);
        (await app.ReadAsync(db => db.Facts.Where(f => f.Id == young.Id).Select(f => EF.Property<int>(f, "Epoch")).SingleAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task A_consumer_whose_place_is_ahead_of_the_journal_begins_again()
    {
        var consumer = new StubbornConsumer();
        await app.FollowAsync(consumer);
        var fact = new Fact(FactKind.LeadsImported, app.Time.GetUtcNow(), Actor.System);
        await AddAsync(fact);
        await OwnerAsync("UPDATE journal_places SET epoch = 99 WHERE consumer = 'stubborn'");

        await app.FollowAsync(consumer);

        consumer.Taken.ShouldContain(fact.Id);
        await app.FollowAsync(consumer);
        consumer.Taken.Count(id => id == fact.Id).ShouldBe(1);
    }

    /// <summary>Three facts a transaction; every other transaction of a writer stays open for a while, and a few are ended by the server.</summary>
    private async Task WriteAsync(int writer, ConcurrentBag<Guid> committed)
    {
        await using var database = NpgsqlDataSource.Create(app.ConnectionString);
        for (var i = 0; i < Transactions; i++)
        {
            var ids = Enumerable.Range(0, 3).Select(_ => TimeOrderedId.At(app.Time.GetUtcNow())).ToList();
            var isLate = (i + writer) % 2 == 0;
            try
            {
                await using var connection = await database.OpenConnectionAsync();
                await using var transaction = await connection.BeginTransactionAsync();
                foreach (var id in ids)
                {
                    await using var insert = new NpgsqlCommand("INSERT INTO journal (id, kind, at, actor_kind, fields, reason) VALUES ($1, 300, now(), 0, '{}', $2)", connection, transaction);
                    insert.Parameters.Add(new NpgsqlParameter { Value = id });
                    insert.Parameters.Add(new NpgsqlParameter { Value = isLate ? "late" : "quick" });
                    await insert.ExecuteNonQueryAsync();
                    if (isLate)
                        await Task.Delay(2);
                }

                if (i % 40 == 39)
                    await KillAsync(connection.ProcessID);
                await transaction.CommitAsync();
            }
            catch (NpgsqlException)
            {
                continue;
            }

            foreach (var id in ids)
                committed.Add(id);
        }
    }

    private async Task StepOrBreakAsync(BreakingConsumer consumer)
    {
        try
        {
            await app.StepAsync(consumer);
        }
        catch (OperationCanceledException)
        {
            // A kill between taking and committing; the next look begins where the last commit left it.
        }
    }

    private async Task AddAsync(Fact fact) => await app.ReadAsync(db =>
    {
        db.Facts.Add(fact);
        return db.SaveChangesAsync();
    });

    private async Task KillAsync(int process) => await OwnerAsync($"SELECT pg_terminate_backend({process})");

    private async Task OwnerAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(app.OwnerConnectionString);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends some of its steps as a kill does: what it took then is not taken.</summary>
    private sealed class BreakingConsumer : IJournalConsumer
    {
        private int _steps;

        public string Name => "breaking";

        public bool Breaks { get; set; } = true;

        public int Broken { get; private set; }

        public HashSet<Guid> Taken { get; } = [];

        public Task TakeAsync(IReadOnlyList<Fact> facts, CancellationToken ct)
        {
            if (Breaks && ++_steps % 3 == 0)
            {
                Broken++;
                throw new OperationCanceledException();
            }

            Taken.UnionWith(facts.Select(f => f.Id));
            return Task.CompletedTask;
        }
    }
}
