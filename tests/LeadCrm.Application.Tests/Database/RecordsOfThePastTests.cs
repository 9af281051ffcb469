using LeadCrm.Migrations;
using LeadCrm.TestSupport.UseCases;
using Npgsql;

namespace LeadCrm.Application.Tests.Database;

/// <summary>What was said, decided and done cannot be rewritten by the program, and so by nobody who gets hold of it.</summary>
public sealed class RecordsOfThePastTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    /// <summary>Tables whose rows change, or are taken away, in the course of work. A new table is put here or among those that are only appended to.</summary>
    private static readonly string[] s_working =
    [
        "absences", "assignments", "case_notes", "case_summaries", "categories", "clinic_invitations", "clinic_statements", "clinics", "conditions", "data_protection_keys", "identity_releases", "lead_returns", "leads", "messages",
        "journal_epochs", "journal_places", "migrations_history", "pair_revisions", "personal_links", "quote_templates", "quotes", "routing_policies", "routing_turns", "sessions", "sign_in_attempts", "simulation_runs", "staff_profiles", "treatment_pairs", "treatments",
        "failed_items", "unsent_quotes", "user_claims", "user_logins", "user_tokens", "users",
    ];

    public static TheoryData<string> AppendOnly => [.. ApplicationRole.AppendOnly];

    [Theory]
    [MemberData(nameof(AppendOnly))]
    public async Task The_application_only_adds_to(string table)
    {
        var column = await TextAsync($"SELECT attname::text FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum = 1");

        await RefusedAsync($"UPDATE {table} SET {column} = {column}");
        await RefusedAsync($"DELETE FROM {table}");
        await RefusedAsync($"TRUNCATE {table} CASCADE");
    }

    [Theory]
    [InlineData("UPDATE identity_releases SET released_at = now()")]
    [InlineData("UPDATE identity_releases SET clinic_id = gen_random_uuid()")]
    [InlineData("DELETE FROM identity_releases")]
    public async Task A_release_can_be_revoked_and_not_rewritten(string sql) => await RefusedAsync(sql);

    [Fact]
    public async Task Every_table_is_a_record_or_is_worked_on()
    {
        var tables = (await TextAsync("SELECT string_agg(tablename::text, ',' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public'")).Split(',');

        tables.Except(s_working).ShouldBe(ApplicationRole.AppendOnly, ignoreOrder: true);
    }

    private async Task RefusedAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = database.CreateCommand(sql);
        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private async Task<string> TextAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(app.OwnerConnectionString);
        await using var command = database.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
