using LeadCrm.TestSupport.UseCases;
using Npgsql;

namespace LeadCrm.Application.Tests.Database;

/// <summary>What ADR 12 rests on.</summary>
public sealed class ConstraintTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task Logs_that_are_only_appended_have_no_foreign_key_to_their_lead()
    {
        await using var database = NpgsqlDataSource.Create(app.OwnerConnectionString);
        await using var command = database.CreateCommand(
            "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text = ANY (ARRAY['journal', 'messages', 'routing_decisions'])");
        (await command.ExecuteScalarAsync()).ShouldBe(0L);
    }

    [Theory]
    [InlineData("DELETE FROM leads")]
    [InlineData("TRUNCATE leads CASCADE")]
    public async Task The_application_cannot_delete_a_lead(string sql)
    {
        await using var database = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = database.CreateCommand(sql);
        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }
}
