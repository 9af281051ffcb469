using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadCrm.Infrastructure.Database.Reports;

/// <summary>The condition of a query over leads as it stands in SQL, so that a statement of ours filters by the very words by which lists do.</summary>
/// <param name="Text">A condition on <c>leads AS l</c>.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record ConditionSql(string Text, NpgsqlParameter[] Parameters)
{
    private const string Start = "FROM leads AS l\nWHERE ";

    /// <summary>The condition of a query that has one and nothing else.</summary>
    public static ConditionSql Of(IQueryable<Lead> leads)
    {
        using var command = leads.Select(l => l.Id).CreateDbCommand();
        var sql = command.CommandText.ReplaceLineEndings("\n");
        var at = sql.IndexOf(Start, StringComparison.Ordinal);
        if (at < 0)
            throw new InvalidOperationException("This is no query over leads with a condition alone.");
        return new($"({sql[(at + Start.Length)..]})", [.. command.Parameters.Cast<NpgsqlParameter>().Select(p => p.Clone())]);
    }
}
