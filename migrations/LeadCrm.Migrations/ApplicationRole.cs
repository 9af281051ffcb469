using Npgsql;

namespace LeadCrm.Migrations;

/// <summary>What the application's role may do: read and write rows, never alter tables, never change or delete what is a record of the past.</summary>
public static class ApplicationRole
{
    /// <summary>What was said, decided and done: rows are added, and stay as they were written.</summary>
    public static readonly IReadOnlyList<string> AppendOnly = ["journal", "journal_texts", "consents", "routing_decisions", "clinic_snapshots", "licence_warnings", "exchange_rates"];

    public static string Grants(string role)
    {
        var name = new NpgsqlCommandBuilder().QuoteIdentifier(role);
        return $"""
            GRANT USAGE ON SCHEMA public, hangfire TO {name};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, hangfire TO {name};
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public, hangfire TO {name};
            REVOKE UPDATE, DELETE, TRUNCATE ON {string.Join(", ", AppendOnly)} FROM {name};
            REVOKE UPDATE, DELETE, TRUNCATE ON identity_releases FROM {name};
            GRANT UPDATE (identity, patient_name, search_name, revoked_at) ON identity_releases TO {name};
            REVOKE DELETE, TRUNCATE ON leads FROM {name};
            REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON journal_epochs FROM {name};
            REVOKE INSERT, UPDATE, DELETE ON migrations_history FROM {name};
            """;
    }
}
