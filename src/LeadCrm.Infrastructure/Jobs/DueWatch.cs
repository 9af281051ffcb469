using LeadCrm.Domain.Assignments;
using LeadCrm.Infrastructure.Database;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LeadCrm.Infrastructure.Jobs;

/// <summary>
/// Notices twice a second what became due by the clock alone: an offer's deadline, the end of a clinic's pause or day. The recurring drains
/// would find it too, but seconds later, and the next candidate should not wait for that.
/// </summary>
internal sealed class DueWatch(NpgsqlDataSource database, DrainSignals signals, TimeProvider time, ILogger<DueWatch> log) : BackgroundService
{
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(500);

    // Both look at the first entry of a small partial index.
    private static readonly string s_due = $"""
        SELECT EXISTS (SELECT FROM assignments WHERE status = {SqlNumber.Of(AssignmentStatus.Offered)} AND expires_at <= $1), EXISTS (SELECT FROM leads WHERE routing_due_at <= $1)
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                // The database is away for a moment; the drains find what is missed meanwhile.
                log.LogWarning("Could not look for what is due: {Failure}", e.GetType().Name);
            }
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(s_due);
        command.Parameters.Add(new NpgsqlParameter { Value = time.GetUtcNow() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        if (reader.GetBoolean(0))
            signals.Raise(Drain.Expiry);
        if (reader.GetBoolean(1))
            signals.Raise(Drain.Routing);
    }
}
