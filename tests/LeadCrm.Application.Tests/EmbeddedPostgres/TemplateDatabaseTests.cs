using LeadCrm.TestSupport.Postgres;
using Npgsql;

namespace LeadCrm.Application.Tests.EmbeddedPostgres;

public sealed class TemplateDatabaseTests
{
    [Fact]
    public async Task Clones_have_what_was_migrated_once_and_do_not_see_each_other()
    {
        var migrations = 0;
        Task Migrate(string connectionString)
        {
            Interlocked.Increment(ref migrations);
            return ExecuteAsync(connectionString, "CREATE TABLE notes (text text); GRANT SELECT, INSERT ON notes TO leadcrm_app");
        }

        var content = Guid.NewGuid().ToString();
        var templates = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TemplateDatabase.GetAsync(content, Migrate)));
        await using var one = await templates[0].CloneAsync();
        await using var other = await templates[3].CloneAsync();
        await ExecuteAsync(one.ApplicationConnectionString, "INSERT INTO notes VALUES ('mine')");

        migrations.ShouldBe(1);
        (await CountAsync(one.ApplicationConnectionString)).ShouldBe(1);
        (await CountAsync(other.ApplicationConnectionString)).ShouldBe(0);
    }

    private static async Task ExecuteAsync(string connectionString, string statement)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<long> CountAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("SELECT count(*) FROM notes");
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
