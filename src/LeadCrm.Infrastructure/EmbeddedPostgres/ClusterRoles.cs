namespace LeadCrm.Infrastructure.EmbeddedPostgres;

/// <summary>The names inside the private cluster.</summary>
public static class ClusterRoles
{
    /// <summary>Owns the database, migrates it, and may create databases (tests clone one each). No superuser.</summary>
    public const string Owner = "leadcrm_owner";

    /// <summary>Logs in and nothing else: what it may do is granted by the migrations.</summary>
    public const string Application = "leadcrm_app";

    public const string Database = "leadcrm";
}
