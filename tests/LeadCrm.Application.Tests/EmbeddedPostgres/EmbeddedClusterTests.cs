using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using LeadCrm.Infrastructure.EmbeddedPostgres;
using LeadCrm.TestSupport.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LeadCrm.Application.Tests.EmbeddedPostgres;

[UnsupportedOSPlatform("windows")]
public sealed class EmbeddedClusterTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"leadcrm-cluster-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_owner_may_make_databases_and_the_application_may_make_nothing()
    {
        await using var cluster = await StartAsync();

        await ExecuteAsync(cluster.OwnerConnectionString, "CREATE TABLE notes (text text)");
        await ExecuteAsync(cluster.OwnerConnectionString, "CREATE DATABASE another");
        (await ScalarAsync(cluster.ApplicationConnectionString, "SELECT lower('ÉÖ')")).ShouldBe("éö");
        await Refused(cluster.ApplicationConnectionString, "CREATE TABLE mine (text text)");
        await Refused(cluster.ApplicationConnectionString, "SELECT * FROM notes");
        await Refused(cluster.ApplicationConnectionString, "CREATE DATABASE mine");
        (await ScalarAsync(cluster.OwnerConnectionString, "SELECT string_agg(rolname, ',') FROM pg_roles WHERE rolsuper")).ShouldBe("postgres");
    }

    [Fact]
    public async Task Only_who_made_the_cluster_can_read_its_passwords()
    {
        await using var cluster = await StartAsync();

        File.GetUnixFileMode(Path.Combine(_folder, "postgres.passwords.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_on_loopback_too()
    {
        await using var cluster = await StartAsync();
        var wrong = new NpgsqlConnectionStringBuilder(cluster.OwnerConnectionString) { Password = "guessed" };

        (await Should.ThrowAsync<PostgresException>(() => ScalarAsync(wrong.ConnectionString, "SELECT ''"))).SqlState.ShouldBe("28P01");
    }

    [Fact]
    public async Task A_second_start_finds_what_the_first_one_wrote_on_the_same_port()
    {
        int port;
        await using (var first = await StartAsync())
        {
            port = first.Port;
            await ExecuteAsync(first.OwnerConnectionString, "CREATE TABLE notes AS SELECT 'kept' AS text");
        }

        await using var second = await StartAsync();
        second.WasRunning.ShouldBeFalse();
        second.Port.ShouldBe(port);
        (await ScalarAsync(second.OwnerConnectionString, "SELECT text FROM notes")).ShouldBe("kept");
    }

    [Fact]
    public async Task A_server_that_is_killed_comes_back_with_what_it_had_acknowledged()
    {
        var durable = new EmbeddedPostgresOptions(_folder);
        await using var cluster = await EmbeddedCluster.StartAsync(durable, NullLogger.Instance, TestContext.Current.CancellationToken);
        await ExecuteAsync(cluster.OwnerConnectionString, "CREATE TABLE notes AS SELECT 'kept' AS text");
        (await ScalarAsync(cluster.OwnerConnectionString, "SELECT current_setting('fsync') || current_setting('synchronous_commit')")).ShouldBe("onon");
        using (var server = Process.GetProcessById(ServerProcessId()))
            server.Kill();

        await using var again = await StartAsync();
        (await ScalarAsync(again.OwnerConnectionString, "SELECT text FROM notes")).ShouldBe("kept");
    }

    [Fact]
    public async Task A_process_file_that_names_another_program_does_not_stop_the_start()
    {
        await using (await StartAsync())
        {
        }

        await File.WriteAllTextAsync(ServerFile, $"{Environment.ProcessId}\n{_folder}/postgres\n1\n5432\n\n127.0.0.1\n 1 1\nready\n", TestContext.Current.CancellationToken);
        await using var cluster = await StartAsync();
        (await ScalarAsync(cluster.OwnerConnectionString, "SELECT 'up'")).ShouldBe("up");
    }

    [Fact]
    public async Task The_server_stays_up_until_its_last_user_leaves()
    {
        var first = await StartAsync();
        var second = await StartAsync();
        second.WasRunning.ShouldBeTrue();

        await first.DisposeAsync();
        (await ScalarAsync(second.OwnerConnectionString, "SELECT 'up'")).ShouldBe("up");
        await second.DisposeAsync();
        File.Exists(ServerFile).ShouldBeFalse();
    }

    [Fact]
    public async Task Programs_that_are_not_there_are_named_with_what_to_do()
    {
        var options = new EmbeddedPostgresOptions(_folder, BinariesFolder: "/nowhere");

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedCluster.StartAsync(options, NullLogger.Instance));
        refusal.Message.ShouldContain("/nowhere: no program named postgres");
        refusal.Message.ShouldContain("ConnectionStrings__LeadCrm");
    }

    [Fact]
    public async Task A_server_that_does_not_start_shows_the_last_lines_of_its_log()
    {
        var options = new EmbeddedPostgresOptions(_folder) { Settings = new Dictionary<string, string> { ["shared_buffers"] = "nonsense", ["fsync"] = "off" } };

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedCluster.StartAsync(options, NullLogger.Instance));
        refusal.Message.ShouldContain("invalid value for parameter \"shared_buffers\"");
    }

    private string ServerFile => Path.Combine(_folder, "postgres", "postmaster.pid");

    private int ServerProcessId() => int.Parse(File.ReadLines(ServerFile).First(), CultureInfo.InvariantCulture);

    private Task<EmbeddedCluster> StartAsync()
        => EmbeddedCluster.StartAsync(
            new EmbeddedPostgresOptions(_folder) { Settings = TestPostgres.ThrowAwaySettings }, NullLogger.Instance, TestContext.Current.CancellationToken);

    private static async Task Refused(string connectionString, string statement)
        => (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(connectionString, statement))).SqlState.ShouldBe("42501");

    private static async Task ExecuteAsync(string connectionString, string statement) => await ScalarAsync(connectionString, statement);

    private static async Task<object?> ScalarAsync(string connectionString, string statement)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(statement);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
