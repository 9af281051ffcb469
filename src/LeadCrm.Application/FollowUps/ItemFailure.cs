using System.Data.Common;
using System.Text.Json;
using LeadCrm.Domain;

namespace LeadCrm.Application.FollowUps;

/// <summary>Tells a failure of one item from a failure of what all items need, and names it without content.</summary>
public static class ItemFailure
{
    /// <summary>Whether an item failed and the next may succeed; not when the work was cancelled or the database is away or was busy.</summary>
    /// <param name="e">What happened.</param>
    /// <remarks>Class 57P ("operator intervention") is the server's shutdown, crash and start (PostgreSQL, appendix A); Npgsql takes the first two for lasting.</remarks>
    public static bool IsOfItem(Exception e) => e is not OperationCanceledException && Database(e) is not ({ IsTransient: true } or { SqlState: ['5', '7', 'P', ..] });

    /// <summary>The kind of failure: a code or a type, never a text that could carry content.</summary>
    /// <param name="e">What happened.</param>
    public static string Code(Exception e) => (e, Database(e)) switch
    {
        (BrokenRuleException broken, _) => broken.Code,
        (_, { SqlState: { } state }) => "database-" + state,
        _ => JsonNamingPolicy.KebabCaseLower.ConvertName(e.GetType().Name.Replace("Exception", "", StringComparison.Ordinal)),
    };

    private static DbException? Database(Exception e)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException!)
        {
            if (inner is DbException database)
                return database;
        }

        return null;
    }
}
