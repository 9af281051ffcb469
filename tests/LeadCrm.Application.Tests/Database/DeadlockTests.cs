using LeadCrm.Domain;
using LeadCrm.TestSupport;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadCrm.Application.Tests.Database;

/// <summary>Two who write the same rows in another order.</summary>
public sealed class DeadlockTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task Who_is_ended_by_the_database_is_told_of_a_conflict_and_has_written_nothing()
    {
        var ct = TestContext.Current.CancellationToken;
        Guid[] rows = [UseCaseFixture.ClinicA.ClinicId!.Value, UseCaseFixture.ClinicB.ClinicId!.Value];
        await using var other = new NpgsqlConnection(app.OwnerConnectionString);
        await other.OpenAsync(ct);
        await using var transaction = await other.BeginTransactionAsync(ct);
        await LockAsync(other, rows[1]);

        var saving = Should.ThrowAsync<BrokenRuleException>(() => app.ReadAsync(async db =>
        {
            foreach (var clinic in await db.Clinics.Where(c => rows.Contains(c.Id)).ToListAsync(ct))
                db.Entry(clinic).Property(c => c.Name).CurrentValue += " (changed)";
            return await db.SaveChangesAsync(ct);
        }));
        await Patience.UntilAsync("the one who waits for the second row", async token => await IsWaitingAsync(token), ct);
        await LockAsync(other, rows[0]);

        (await saving).Code.ShouldBe("changed-meanwhile");
        await transaction.RollbackAsync(ct);
        (await app.ReadAsync(db => db.Clinics.CountAsync(c => c.Name.EndsWith(" (changed)")))).ShouldBe(0);
    }

    private static async Task LockAsync(NpgsqlConnection other, Guid clinic)
    {
        await using var command = new NpgsqlCommand("SELECT 1 FROM clinics WHERE id = $1 FOR UPDATE", other) { Parameters = { new() { Value = clinic } } };
        await command.ExecuteScalarAsync();
    }

    /// <summary>The database looks for a circle a second after somebody began to wait: whoever closes it before then lives.</summary>
    private async Task<bool> IsWaitingAsync(CancellationToken ct)
    {
        await using var look = new NpgsqlConnection(app.OwnerConnectionString);
        await look.OpenAsync(ct);
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND a.datname = current_database()", look);
        return await command.ExecuteScalarAsync(ct) is > 0L;
    }
}
