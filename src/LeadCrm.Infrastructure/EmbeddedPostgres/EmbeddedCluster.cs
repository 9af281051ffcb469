using Microsoft.Extensions.Logging;
using Npgsql;

namespace LeadCrm.Infrastructure.EmbeddedPostgres;

/// <summary>
/// The database of who has not set up one: a running private PostgreSQL under the data folder, on a free loopback port. It is the
/// real server with its default durability. Any number of processes may use it at once; the last one to leave stops the server,
/// whoever started it, and a killed process counts as gone. Root's server is run by an unprivileged user; when the folder asked
/// for is closed to that user, the data is in a system folder, which is logged and found again.
/// </summary>
public sealed class EmbeddedCluster : IAsyncDisposable
{
    private readonly ClusterFolders _folders;
    private readonly PostgresServer _server;
    private readonly ServerWatch _watch;
    private readonly ILogger _logger;
    private FileLock? _use;

    internal EmbeddedCluster(ClusterFolders folders, PostgresServer server, ClusterPasswords passwords, int port, FileLock use, ILogger logger)
    {
        (_folders, _server, _use, _logger) = (folders, server, use, logger);
        Port = port;
        _watch = new ServerWatch(folders, server, port, logger);
        _watch.Begin();
        OwnerConnectionString = ConnectionString(port, ClusterRoles.Owner, passwords.Owner);
        ApplicationConnectionString = ConnectionString(port, ClusterRoles.Application, passwords.Application);
    }

    /// <summary>For migrations, Hangfire's schema, backup and restore.</summary>
    public string OwnerConnectionString { get; }

    /// <summary>For everything the application does at run time.</summary>
    public string ApplicationConnectionString { get; }

    /// <summary>The folder that holds the cluster; not always the one asked for.</summary>
    public string DataFolder => _folders.Home;

    /// <summary>The port on 127.0.0.1; the same after a restart while it is free.</summary>
    public int Port { get; }

    /// <summary>The versions of PostgreSQL's programs that run this cluster.</summary>
    public required PostgresBinaries Binaries { get; init; }

    /// <summary>Whether the server was found running: left by a killed process, or shared with a living one.</summary>
    public required bool WasRunning { get; init; }

    /// <summary>Makes the cluster if there is none, starts its server if it is not running, and joins its users.</summary>
    /// <exception cref="EmbeddedPostgresException">With a message for the person at the terminal.</exception>
    public static async Task<EmbeddedCluster> StartAsync(
        EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellationToken = default)
    {
        if (OperatingSystem.IsWindows())
            throw new EmbeddedPostgresException("The embedded database needs Linux or macOS. Set ConnectionStrings__LeadCrm to a PostgreSQL server.");

        var (folders, account) = await ClusterFolders.ChooseAsync(options.DataFolder, logger, cancellationToken);
        using var starting = await FileLock.TakeAsync(folders.StartLock, cancellationToken);
        var use = FileLock.Share(folders.UseLock);
        try
        {
            var binaries = await PostgresBinaries.FindAsync(options.BinariesFolder, folders.ReadMajorVersion(), account, cancellationToken);
            if (folders.ExistingCluster is null)
                await new ClusterCreation(folders, binaries, account, options).RunAsync(logger, cancellationToken);

            var passwords = await ClusterPasswords.ReadAsync(folders.Passwords, cancellationToken);
            var server = new PostgresServer(folders, binaries, account, options, logger);
            var (port, wasRunning) = await server.EnsureRunningAsync(cancellationToken);
            logger.LogInformation(
                "PostgreSQL {Major} {State} on 127.0.0.1:{Port}, data in {Folder}", binaries.Major, wasRunning ? "found running" : "started", port, folders.Home);
            return new EmbeddedCluster(folders, server, passwords, port, use, logger) { Binaries = binaries, WasRunning = wasRunning };
        }
        catch
        {
            // A server that was started in spite of the error is found running by the next start.
            use.Dispose();
            throw;
        }
    }

    /// <summary>Leaves the cluster, and stops the server unless another process is using it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _use, null) is not { } use)
            return;

        await _watch.DisposeAsync();
        using var starting = await FileLock.TakeAsync(_folders.StartLock, CancellationToken.None);
        use.Dispose();
        using var alone = FileLock.TryTake(_folders.UseLock);
        if (alone is null)
        {
            _logger.LogInformation("The database in {Folder} is used by another process and stays up", DataFolder);
            return;
        }

        await _server.StopAsync(CancellationToken.None);
        _logger.LogInformation("The database in {Folder} is stopped", DataFolder);
    }

    private static string ConnectionString(int port, string role, string password)
        => new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Database = ClusterRoles.Database,
            Username = role,
            Password = password,
        }.ConnectionString;
}
