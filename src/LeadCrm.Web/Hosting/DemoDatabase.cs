using LeadCrm.Application.Seeding;
using LeadCrm.Web.Commands;
using Npgsql;

namespace LeadCrm.Web.Hosting;

/// <summary>
/// Keeps demo and production apart by what is in the database, not by what was said on the command line: demo accounts have a known
/// password, and one data folder or connection string is easily used for both.
/// </summary>
internal static class DemoDatabase
{
    // Accounts of `seed` own invented leads and have no password.
    private const string Content = """
        SELECT EXISTS (SELECT FROM users WHERE normalized_email LIKE '%@DEMO.LEADCRM.TEST') OR EXISTS (SELECT FROM clinics WHERE id = ANY($1)),
               EXISTS (SELECT FROM users WHERE normalized_email NOT LIKE '%@DEMO.LEADCRM.TEST' AND normalized_email NOT LIKE '%@SEED.EXAMPLE')
        """;

    /// <exception cref="CommandRefusedException">Production on a demo's database, or a demo on a database that people work with.</exception>
    public static async Task CheckAsync(string connectionString, bool demo, bool production, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand(Content);
        command.Parameters.Add(new NpgsqlParameter { Value = DemoClinics.All.ToArray() });
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        var (isDemo, hasPeople) = (row.GetBoolean(0), row.GetBoolean(1));
        if (production && isDemo)
            throw new CommandRefusedException("This database holds demo accounts or demo clinics, and production does not start on it. Choose another folder with --data, or another database.");
        if (demo && hasPeople && !isDemo)
            throw new CommandRefusedException("This database has accounts of its own, and demo data do not go into it. Choose another folder with --data, another database, or --no-demo.");
    }
}
