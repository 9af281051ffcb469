using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application;

/// <summary>
/// Finds rows by the state they have now. A query asks the database, which knows nothing of what the present unit of work has changed and not saved:
/// it finds again what was just declined, and misses what was just added. Whoever changes rows that it finds by their state finds them here.
/// </summary>
public static class CurrentRows
{
    /// <summary>Stands in the query's text, for whoever watches queries on changed state.</summary>
    public const string Tag = "and by the state of this unit of work";

    /// <summary>Reads and tracks the rows, and leaves out those that were changed so that they no longer fit; new and changed ones that fit now are among them.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="which">Keys and state.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyList<T>> CurrentAsync<T>(this DbSet<T> rows, Expression<Func<T, bool>> which, CancellationToken ct)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(which);
        await rows.TagWith(Tag).Where(which).LoadAsync(ct);
        return [.. rows.Local.Where(which.Compile(preferInterpretation: true))];
    }
}
