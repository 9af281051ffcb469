using System.Net.Sockets;
using Npgsql;

namespace LeadCrm.Web.Hosting;

/// <summary>Whether something failed because the database does not answer: it will again, so that trying later helps.</summary>
internal static class DatabaseAway
{
    public const string RetryAfterSeconds = "5";

    // The classes "connection exception" and "insufficient resources", and "operator intervention" (shutdown, crash, still starting).
    private static readonly string[] s_states = ["08", "53", "57P"];

    public static bool Is(Exception? exception) => exception switch
    {
        null => false,
        PostgresException refused => Array.Exists(s_states, s => refused.SqlState.StartsWith(s, StringComparison.Ordinal)),
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException or null } => true,
        _ => Is(exception.InnerException),
    };
}
