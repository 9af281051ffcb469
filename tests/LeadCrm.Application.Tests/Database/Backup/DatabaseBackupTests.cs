using LeadCrm.Infrastructure.Database.Backup;
using LeadCrm.Infrastructure.EmbeddedPostgres;
using LeadCrm.TestSupport.Postgres;
using Npgsql;

namespace LeadCrm.Application.Tests.Database.Backup;

public sealed class DatabaseBackupTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"leadcrm-{Guid.NewGuid():N}.backup");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task What_was_backed_up_is_restored_with_the_rights_of_the_application()
    {
        await using var full = await (await FullAsync()).CloneAsync();
        await using var empty = await (await EmptyAsync()).CloneAsync();

        await DatabaseBackup.CreateAsync(full.OwnerConnectionString, _file, TestContext.Current.CancellationToken);
        await DatabaseBackup.RestoreAsync(empty.OwnerConnectionString, _file, TestContext.Current.CancellationToken);

        (await CountAsync(empty.ApplicationConnectionString)).ShouldBe(1000);
    }

    [Fact]
    public async Task A_database_that_has_tables_is_not_restored_over()
    {
        await using var full = await (await FullAsync()).CloneAsync();
        await DatabaseBackup.CreateAsync(full.OwnerConnectionString, _file, TestContext.Current.CancellationToken);

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(
            () => DatabaseBackup.RestoreAsync(full.OwnerConnectionString, _file, TestContext.Current.CancellationToken));
        refusal.Message.ShouldContain("has 1 tables already");
        (await CountAsync(full.ApplicationConnectionString)).ShouldBe(1000);
    }

    [Fact]
    public async Task A_file_that_is_no_backup_leaves_the_database_empty()
    {
        await using var empty = await (await EmptyAsync()).CloneAsync();
        await File.WriteAllTextAsync(_file, "not a backup", TestContext.Current.CancellationToken);

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(
            () => DatabaseBackup.RestoreAsync(empty.OwnerConnectionString, _file, TestContext.Current.CancellationToken));
        refusal.Message.ShouldContain("pg_restore failed");
    }

    [Fact]
    public async Task A_backup_is_never_overwritten()
    {
        await using var full = await (await FullAsync()).CloneAsync();
        await File.WriteAllTextAsync(_file, "yesterday's", TestContext.Current.CancellationToken);

        await Should.ThrowAsync<EmbeddedPostgresException>(
            () => DatabaseBackup.CreateAsync(full.OwnerConnectionString, _file, TestContext.Current.CancellationToken));
        (await File.ReadAllTextAsync(_file, TestContext.Current.CancellationToken)).ShouldBe("yesterday's");
    }

    private static Task<TemplateDatabase> EmptyAsync() => TemplateDatabase.GetAsync("backup: empty", _ => Task.CompletedTask);

    private static Task<TemplateDatabase> FullAsync()
        => TemplateDatabase.GetAsync("backup: full", async connectionString =>
        {
            await using var source = NpgsqlDataSource.Create(connectionString);
            await using var command = source.CreateCommand("""
                CREATE TABLE notes (id int PRIMARY KEY, text text);
                GRANT SELECT ON notes TO leadcrm_app;
                INSERT INTO notes SELECT n, md5(n::text) FROM generate_series(1, 1000) n;
                """);
            await command.ExecuteNonQueryAsync();
        });

    private static async Task<long> CountAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("SELECT count(*) FROM notes");
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
