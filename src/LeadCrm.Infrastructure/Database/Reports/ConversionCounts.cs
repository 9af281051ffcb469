using LeadCrm.Application.Reports;
using LeadCrm.Application.Values;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadCrm.Infrastructure.Database.Reports;

internal sealed class ConversionCounts(NpgsqlDataSource database, LeadCrmDbContext db, OrganisationCalendar organisation) : IConversionCounts
{
    private const string Counts = """
        count(*), count(*) FILTER (WHERE qualified), count(*) FILTER (WHERE routed), count(*) FILTER (WHERE accepted),
        count(*) FILTER (WHERE quoted), count(*) FILTER (WHERE booked), count(*) FILTER (WHERE lost)
        """;

    private const string Counted = """
        count(*) AS valid, count(*) FILTER (WHERE qualified) AS qualified, count(*) FILTER (WHERE routed) AS routed, count(*) FILTER (WHERE accepted) AS accepted,
        count(*) FILTER (WHERE quoted) AS quoted, count(*) FILTER (WHERE booked) AS booked, count(*) FILTER (WHERE lost) AS lost
        """;

    private static readonly string Summed = string.Join(", ", new[] { "valid", "qualified", "routed", "accepted", "quoted", "booked", "lost" }.Select(c => $"coalesce(sum({c}), 0)::bigint"));

    public async Task<(IReadOnlyList<ConversionRow> Rows, ConversionTotals Totals)> CountAsync(string groupBy, IQueryable<Lead> leads, CancellationToken ct)
    {
        var counted = ConditionSql.Of(leads);
        await using var command = database.CreateCommand(CountSql(groupBy, new CohortSql(counted.Text, Reached(), organisation.Calendar.TimeZone)));
        command.Parameters.AddRange(counted.Parameters);
        var rows = new List<ConversionRow>();
        var totals = new ConversionTotals(0, 0, 0, 0, 0, 0, 0);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var n = Enumerable.Range(2, 7).Select(reader.GetInt64).ToArray();
            if (await reader.IsDBNullAsync(0, ct))
                totals = new ConversionTotals(n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
            else
                rows.Add(new ConversionRow(reader.GetString(0), await reader.IsDBNullAsync(1, ct) ? "" : reader.GetString(1), n[0], n[1], n[2], n[3], n[4], n[5], n[6]));
        }

        return (rows, totals);
    }

    private Dictionary<ReportStage, string> Reached() => Enum.GetValues<ReportStage>().Where(s => s != ReportStage.Leads)
        .ToDictionary(s => s, s => ConditionSql.Of(db.Leads.IgnoreQueryFilters().Where(ReportCohort.Reached(s))).Text);

    /// <summary>Rows that share no lead add up to the totals in the same pass; rows that do need the distinct leads beside them.</summary>
    private static string CountSql(string groupBy, CohortSql cohort)
    {
        if (groupBy == ReportGroups.Clinic)
            return $"""
                WITH cohort AS ({cohort.Of(groupBy)}), everybody AS ({cohort.Of(null)})
                SELECT key, {CohortSql.LabelOf(groupBy)}, {Counts} FROM cohort GROUP BY key
                UNION ALL SELECT NULL, NULL, {Counts} FROM everybody
                """;
        return CohortSql.FoldsCase(groupBy)
            ? $"""
                WITH cohort AS ({cohort.Of(groupBy)}),
                spelled AS (SELECT key, {CohortSql.LabelOf(groupBy)} AS label, min(created_at) AS first, {Counted} FROM cohort GROUP BY key)
                SELECT CASE grouping(lower(key)) WHEN 0 THEN (array_agg(key ORDER BY first, key))[1] END,
                       CASE grouping(lower(key)) WHEN 0 THEN (array_agg(label ORDER BY first, key))[1] END, {Summed}
                FROM spelled GROUP BY GROUPING SETS ((lower(key)), ())
                """
            : $"""
                WITH cohort AS ({cohort.Of(groupBy)})
                SELECT key, {CohortSql.LabelOf(groupBy)}, {Counts} FROM cohort GROUP BY GROUPING SETS ((key), ())
                """;
    }
}
