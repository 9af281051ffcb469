using LeadCrm.Infrastructure.Files;
using Microsoft.Extensions.Logging;

namespace LeadCrm.Infrastructure.EmbeddedPostgres;

/// <summary>Makes a cluster with its roles and its database, whole or not at all.</summary>
internal sealed class ClusterCreation(ClusterFolders folders, PostgresBinaries binaries, ServerAccount account, EmbeddedPostgresOptions options)
{
    /// <summary>Only loopback, only with a password. The superuser has none, so nobody can log in as it.</summary>
    private const string HostBasedAuthentication = "host all all 127.0.0.1/32 scram-sha-256\n";

    public async Task RunAsync(ILogger logger, CancellationToken cancellationToken)
    {
        logger.LogInformation("Making a PostgreSQL {Major} cluster in {Folder}", binaries.Major, folders.Cluster);
        if (Directory.Exists(folders.Unfinished))
            Directory.Delete(folders.Unfinished, recursive: true);

        PrivateFile.CreateOwnerFolder(folders.Unfinished);
        await account.TakeOverAsync(folders.Unfinished, cancellationToken);
        await InitialiseAsync(cancellationToken);
        var passwords = ClusterPasswords.Generate();
        await MakeRolesAsync(passwords, cancellationToken);
        await passwords.WriteAsync(folders.Passwords, cancellationToken);
        Directory.Move(folders.Unfinished, folders.Cluster);
    }

    private async Task InitialiseAsync(CancellationToken cancellationToken)
    {
        // Text is compared by code point (fast, the same on every machine); upper and lower case still know all of Unicode.
        var characterType = OperatingSystem.IsMacOS() ? "UTF-8" : "C.UTF-8";
        string[] arguments =
        [
            "--pgdata", folders.Unfinished, "--username=postgres", "--auth=reject", "--encoding=UTF8",
            "--lc-collate=C", $"--lc-ctype={characterType}", "--lc-messages=C", "--lc-monetary=C", "--lc-numeric=C", "--lc-time=C",
            "--data-checksums", "--no-instructions", .. options.IsThrowAway ? (string[])["--no-sync"] : [],
        ];
        var outcome = await new ChildProgram(binaries.Program("initdb"), arguments) { Account = account }.RunAsync(cancellationToken);
        if (!outcome.Succeeded)
            throw new EmbeddedPostgresException($"The database in {folders.Cluster} could not be made:\n{outcome.Words}");

        await File.WriteAllTextAsync(Path.Combine(folders.Unfinished, "pg_hba.conf"), HostBasedAuthentication, cancellationToken);
    }

    /// <summary>
    /// Single-user mode needs no server, no port and no superuser password. The owner may end the application's sessions, as a
    /// restore or a dropped database needs it; the application may nothing of the owner's.
    /// </summary>
    private async Task MakeRolesAsync(ClusterPasswords passwords, CancellationToken cancellationToken)
    {
        var statements = $"""
            CREATE ROLE {ClusterRoles.Owner} LOGIN CREATEDB PASSWORD '{passwords.Owner}'
            CREATE ROLE {ClusterRoles.Application} LOGIN PASSWORD '{passwords.Application}'
            GRANT {ClusterRoles.Application} TO {ClusterRoles.Owner}
            CREATE DATABASE {ClusterRoles.Database} OWNER {ClusterRoles.Owner}

            """;
        string[] arguments = ["--single", .. options.IsThrowAway ? (string[])["-F"] : [], "-D", folders.Unfinished, "postgres"];
        var outcome = await new ChildProgram(binaries.Program("postgres"), arguments) { Account = account, Input = statements }
            .RunAsync(cancellationToken);

        // Single-user mode goes on after an error and ends well.
        if (!outcome.Succeeded || outcome.Errors.Contains("ERROR:", StringComparison.Ordinal))
            throw new EmbeddedPostgresException($"The roles of the database in {folders.Cluster} could not be made:\n{outcome.Errors}");
    }
}
