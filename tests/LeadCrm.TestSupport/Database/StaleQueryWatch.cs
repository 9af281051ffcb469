using System.Data.Common;
using System.Text.RegularExpressions;
using LeadCrm.Application;
using LeadCrm.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.TestSupport.Database;

/// <summary>
/// Refuses, in every test, a query whose filter looks at a column that the same unit of work has changed and not saved: the database answers from what
/// is no longer so. <see cref="CurrentRows"/> is the way that knows both.
/// </summary>
public sealed partial class StaleQueryWatch : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (eventData is { CommandSource: CommandSource.LinqQuery, Context: { } db } && !command.CommandText.Contains(CurrentRows.Tag, StringComparison.Ordinal))
            Refuse(db, command.CommandText);
        return ValueTask.FromResult(result);
    }

    private static void Refuse(DbContext db, string sql)
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State == EntityState.Modified).ToList())
        {
            var table = StoreObjectIdentifier.Table(entry.Metadata.GetTableName()!, entry.Metadata.GetSchema());
            var aliases = AliasOf(table.Name).Matches(sql).Select(m => m.Groups[1].Value).ToList();
            if (aliases.Count == 0)
                continue;
            var changed = entry.Properties.Where(IsChanged).Select(p => p.Metadata.GetColumnName(table)!).ToList();
            if (changed.Find(column => aliases.Exists(alias => Filters(sql, $"{alias}.{column}"))) is { } stale)
                throw new InvalidOperationException(
                    $"A query filters on {table.Name}.{stale}, which this unit of work has changed and not saved; use {nameof(CurrentRows)}. The query: {sql}");
        }
    }

    private static bool IsChanged(PropertyEntry property) => property.IsModified && !Equals(property.CurrentValue, property.OriginalValue);

    private static bool Filters(string sql, string column) =>
        Filter().Matches(sql).Any(filter => Regex.IsMatch(filter.Value, $@"(?<!\w){Regex.Escape(column)}(?!\w)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));

    private static Regex AliasOf(string table) => new($@"(?:FROM|JOIN) {Regex.Escape(table)} AS (\w+)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"(?:WHERE|\bON\b|FILTER|CASE).*?(?=ORDER BY|GROUP BY|LIMIT|\z)", RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Filter();
}

public static class StaleQueryWatchRegistration
{
    public static IServiceCollection AddStaleQueryWatch(this IServiceCollection services) =>
        services.ConfigureDbContext<LeadCrmDbContext>(options => options.AddInterceptors(new StaleQueryWatch()));
}
