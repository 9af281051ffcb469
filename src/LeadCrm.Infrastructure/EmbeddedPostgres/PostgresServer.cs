using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace LeadCrm.Infrastructure.EmbeddedPostgres;

/// <summary>Starts and stops the server of one cluster with <c>pg_ctl</c>, and takes over one that is already running.</summary>
internal sealed class PostgresServer(ClusterFolders folders, PostgresBinaries binaries, ServerAccount account, EmbeddedPostgresOptions options, ILogger logger)
{
    /// <summary>Long enough for the recovery after a crash under load.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private const long LargestLog = 5 * 1024 * 1024;

    /// <summary>Leaves a server that accepts connections, whatever was found.</summary>
    /// <returns>The port, and whether the server had been running before.</returns>
    public async Task<(int Port, bool WasRunning)> EnsureRunningAsync(CancellationToken cancellationToken)
    {
        if (await FindRunningAsync(cancellationToken) is { } running)
            return (running, true);

        return (await StartAsync(cancellationToken), false);
    }

    public async Task<bool> IsAliveAsync(CancellationToken cancellationToken)
        => PostmasterFile.Read(folders.Cluster) is { } postmaster
            && await ServerProcesses.IsServerOfAsync(postmaster.ProcessId, folders.Cluster, cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var outcome = await PgCtl("stop", "--mode=fast", "--wait", $"--timeout={Patience.TotalSeconds:0}").RunAsync(cancellationToken);
        if (!outcome.Succeeded && await IsAliveAsync(cancellationToken))
            throw Failed("stopped", outcome);
    }

    /// <summary>Waits for a server that is starting or stopping, and clears away what a killed one left.</summary>
    private async Task<int?> FindRunningAsync(CancellationToken cancellationToken)
    {
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (PostmasterFile.Read(folders.Cluster) is { } postmaster)
        {
            var alive = await ServerProcesses.IsServerOfAsync(postmaster.ProcessId, folders.Cluster, cancellationToken);
            if (alive && postmaster is { IsReady: true, Port: { } port })
                return port;

            if (!alive && !ServerProcesses.AnyLeftIn(folders.Cluster))
            {
                logger.LogWarning("The database server in {Folder} was killed; it recovers from its write-ahead log", folders.Cluster);
                ForgetKilledServer();
                return null;
            }

            if (Environment.TickCount64 > deadline)
                throw new EmbeddedPostgresException(
                    $"The database server in {folders.Cluster} (process {postmaster.ProcessId}) has been neither ready nor gone for {Patience.TotalMinutes} minutes. Its last lines:\n{folders.LastLogLines()}");

            await Task.Delay(Pause, cancellationToken);
        }

        return null;
    }

    private void ForgetKilledServer()
    {
        // PostgreSQL refuses to start while any process carries the number in the file. Only Linux lets us see that it is another's.
        if (OperatingSystem.IsLinux())
            File.Delete(PostmasterFile.PathIn(folders.Cluster));
    }

    private async Task<int> StartAsync(CancellationToken cancellationToken)
    {
        if (new FileInfo(folders.Log) is { Exists: true, Length: > LargestLog })
            File.Move(folders.Log, folders.Log + ".1", overwrite: true);

        for (var attempt = 1; ; attempt++)
        {
            var port = (attempt == 1 ? PostmasterFile.LastPort(folders.Cluster) : null) ?? FreeLoopbackPort();
            var outcome = await PgCtl(
                "start", "--wait", $"--timeout={Patience.TotalSeconds:0}", "--silent", "--log", folders.Log,
                "--options", ServerSettings.CommandLine(port, options.Settings)).RunAsync(cancellationToken);
            if (outcome.Succeeded)
                return port;

            // Another program may have taken the port since it was used or asked for.
            if (attempt == 5 || !folders.LastLogLines().Contains("could not bind", StringComparison.Ordinal))
                throw Failed("started", outcome);
        }
    }

    private ChildProgram PgCtl(string action, params string[] arguments)
        => new(binaries.Program("pg_ctl"), [action, "--pgdata", folders.Cluster, .. arguments]) { Account = account };

    private EmbeddedPostgresException Failed(string what, ChildOutcome outcome)
        => new($"The database server in {folders.Cluster} could not be {what}: {outcome.Words}\nThe last lines of its log:\n{folders.LastLogLines()}");

    private static int FreeLoopbackPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
