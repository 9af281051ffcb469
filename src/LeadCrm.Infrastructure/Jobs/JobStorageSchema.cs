using Hangfire.PostgreSql;
using Npgsql;

namespace LeadCrm.Infrastructure.Jobs;

/// <summary>Hangfire's own tables: made by the owner role, used by the application role.</summary>
public static class JobStorageSchema
{
    public const string Name = "hangfire";

    public static void Install(string ownerConnectionString)
    {
        using var connection = new NpgsqlConnection(ownerConnectionString);
        connection.Open();
        PostgreSqlObjectsInstaller.Install(connection, Name);
    }
}
