using Npgsql;

namespace LeadCrm.Application.Tests.FollowUps;

/// <summary>A row that the database refuses to write, by a trigger of its owner.</summary>
internal sealed class Poison(string ownerConnectionString) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _owner = NpgsqlDataSource.Create(ownerConnectionString);

    /// <param name="table">The table.</param>
    /// <param name="act">INSERT or UPDATE.</param>
    /// <param name="which">Which rows, in terms of OLD and NEW.</param>
    public Task RefuseAsync(string table, string act, string which) => ExecuteAsync(
        $"""
        CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = 'check_violation'; END $$;
        CREATE TRIGGER poison BEFORE {act} ON {table} FOR EACH ROW WHEN ({which}) EXECUTE FUNCTION refuse()
        """);

    public Task CureAsync(string table) => ExecuteAsync($"DROP TRIGGER poison ON {table}");

    public async Task ExecuteAsync(string sql)
    {
        await using var command = _owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _owner.DisposeAsync();
}
