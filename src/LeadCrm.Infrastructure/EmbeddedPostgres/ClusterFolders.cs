using System.Security.Cryptography;
using System.Text;
using LeadCrm.Infrastructure.Files;
using Microsoft.Extensions.Logging;

namespace LeadCrm.Infrastructure.EmbeddedPostgres;

/// <summary>The files of one private cluster, all under one folder.</summary>
internal sealed record ClusterFolders(string Home)
{
    private const string StateFolder = "/var/lib/leadcrm";

    public string Cluster => Path.Combine(Home, "postgres");

    /// <summary>A cluster in the making. It is renamed when it is whole, so that a kill never leaves half a cluster.</summary>
    public string Unfinished => Path.Combine(Home, "postgres.new");

    public string Passwords => Path.Combine(Home, "postgres.passwords.json");

    public string StartLock => Path.Combine(Home, "postgres.start.lock");

    public string UseLock => Path.Combine(Home, "postgres.use.lock");

    public string Log => Path.Combine(Cluster, "server.log");

    public string? ExistingCluster => Directory.Exists(Cluster) ? Cluster : null;

    public static ClusterFolders Wanted(string dataFolder) => new(Path.GetFullPath(dataFolder));

    /// <summary>Where the cluster of a wanted folder goes when that folder is closed to the account.</summary>
    public static ClusterFolders Elsewhere(ClusterFolders wanted)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(wanted.Home));
        return new ClusterFolders(Path.Combine(StateFolder, Convert.ToHexStringLower(hash)[..16]));
    }

    /// <summary>Finds the cluster where it was made before, else chooses a folder that the account can enter.</summary>
    public static async Task<(ClusterFolders Folders, ServerAccount Account)> ChooseAsync(
        string dataFolder, ILogger logger, CancellationToken cancellationToken)
    {
        var wanted = Wanted(dataFolder);
        var elsewhere = Elsewhere(wanted);
        PrivateFile.CreateFolder(wanted.Home);
        var existing = new[] { wanted, elsewhere }.FirstOrDefault(folders => folders.ExistingCluster is not null);
        var account = await ServerAccount.ChooseAsync(existing?.Cluster, cancellationToken);
        var chosen = existing ?? (await account.CanEnterAsync(wanted.Home, cancellationToken) ? wanted : elsewhere);
        if (chosen == elsewhere)
        {
            PrivateFile.CreateFolder(StateFolder);
            PrivateFile.CreateFolder(elsewhere.Home);
            logger.LogInformation(
                "{Wanted} is closed to the user {Account}, as whom PostgreSQL runs; the database is in {Home}", wanted.Home, account.Name, elsewhere.Home);
        }

        return (chosen, account);
    }

    /// <summary>The major version that made the cluster, or null when there is none yet.</summary>
    public int? ReadMajorVersion()
    {
        if (ExistingCluster is null)
            return null;

        try
        {
            return int.Parse(File.ReadAllText(Path.Combine(Cluster, "PG_VERSION")), System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new EmbeddedPostgresException(
                $"The database in {Cluster} belongs to another user. Start LeadCrm as the user who made it, or choose another folder with --data.", exception);
        }
        catch (Exception exception) when (exception is IOException or FormatException)
        {
            throw new EmbeddedPostgresException(
                $"{Cluster} is there but is not a PostgreSQL cluster ({exception.Message}). Move it away, or choose another folder with --data.", exception);
        }
    }

    public string LastLogLines()
    {
        try
        {
            return File.Exists(Log) ? string.Join('\n', File.ReadLines(Log).TakeLast(12)) : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"({Log} could not be read: {exception.Message})";
        }
    }
}
