using Npgsql;

namespace LeadCrm.Migrations;

/// <summary>What the application's role may do: read and write rows, never alter tables, never change or delete audit rows.</summary>
internal static class ApplicationRole
{
    public static string Grants(string role)
    {
        var name = new NpgsqlCommandBuilder().QuoteIdentifier(role);
        return $"""
            GRANT USAGE ON SCHEMA public, hangfire TO {name};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, hangfire TO {name};
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public, hangfire TO {name};
            REVOKE UPDATE, DELETE, TRUNCATE ON audit_entries FROM {name};
            REVOKE DELETE, TRUNCATE ON leads FROM {name};
            REVOKE INSERT, UPDATE, DELETE ON migrations_history FROM {name};
            """;
    }
}
