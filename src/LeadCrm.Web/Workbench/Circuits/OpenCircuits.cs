using System.Collections.Concurrent;
using LeadCrm.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadCrm.Web.Workbench.Circuits;

/// <summary>
/// The circuits of this process, and whose they are. A page that is open asks for nothing by itself, so twice a second all of their sessions
/// are looked up with one query: whatever ended one, and wherever, its pages are empty within the second.
/// </summary>
internal sealed partial class OpenCircuits(IServiceScopeFactory scopes, TimeProvider time, ILogger<OpenCircuits> log) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentDictionary<SignedInCircuit, Guid> _open = new();

    /// <summary>The circuits of a session's account that a browser is connected to.</summary>
    public int ConnectedOf(Guid userId) => _open.Keys.Count(c => c.UserId == userId && c.IsConnected);

    public void Add(SignedInCircuit circuit, Guid session) => _open[circuit] = session;

    public void Remove(SignedInCircuit circuit) => _open.TryRemove(circuit, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (_open.IsEmpty)
                continue;
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or DbUpdateException or InvalidOperationException && !stoppingToken.IsCancellationRequested)
            {
                // Without the database no circuit reads or does anything; the next look comes in a moment.
                Missed(e.GetType().Name);
            }
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var circuits = _open.ToArray();
        await using var scope = scopes.CreateAsyncScope();
        var open = await scope.ServiceProvider.GetRequiredService<Sessions>().OpenOfAsync(circuits.Select(c => c.Value).Distinct().ToList(), ct);
        foreach (var (circuit, session) in circuits)
        {
            if (open.Contains(session))
                continue;
            Remove(circuit);
            circuit.End();
        }
    }

    [LoggerMessage(LogLevel.Warning, "The sessions of open pages could not be looked up: {Failure}")]
    private partial void Missed(string failure);
}
