using LeadCrm.Application.Leads;
using LeadCrm.Application.Reports;
using LeadCrm.Application.Values;
using LeadCrm.Domain.Leads;
using Npgsql;

namespace LeadCrm.Infrastructure.Database.Reports;

internal sealed class ConversionCounts(NpgsqlDataSource database, OrganisationCalendar organisation) : IConversionCounts
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

    public async Task<(IReadOnlyList<ConversionRow> Rows, ConversionTotals Totals)> CountAsync(IReportScope scope, CancellationToken ct)
    {
        await using var command = database.CreateCommand(CountSql(scope.GroupBy));
        AddRange(command, scope);
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

    public async Task<IReadOnlyList<ReportLead>> ListAsync(ReportLeads request, int limit, CancellationToken ct)
    {
        await using var command = database.CreateCommand(ListSql(request));
        AddRange(command, request);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        var after = PageCursor.TryRead(request.Cursor ?? "", out var cursor) ? cursor : (PageCursor?)null;
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = after?.At ?? DateTimeOffset.MaxValue });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after?.Id ?? Guid.AllBitsSet });
        if (request.Key is not null)
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Key });
        var leads = new List<ReportLead>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            leads.Add(new ReportLead(
                reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), (LeadStage)reader.GetInt16(3),
                reader.GetValue(4) as string, reader.GetValue(5) as string, reader.GetValue(7) as string) { ArticleTitle = reader.GetValue(6) as string });
        }

        return leads;
    }

    private string Zone => organisation.Calendar.TimeZone;

    /// <summary>Rows that share no lead add up to the totals in the same pass; rows that do need the distinct leads beside them.</summary>
    private string CountSql(string groupBy)
    {
        if (groupBy == ReportGroups.Clinic)
            return $"""
                WITH cohort AS ({CohortSql.Of(groupBy, Zone)}), everybody AS ({CohortSql.Of(null, Zone)})
                SELECT key, {CohortSql.LabelOf(groupBy)}, {Counts} FROM cohort GROUP BY key
                UNION ALL SELECT NULL, NULL, {Counts} FROM everybody
                """;
        return CohortSql.FoldsCase(groupBy)
            ? $"""
                WITH cohort AS ({CohortSql.Of(groupBy, Zone)}),
                spelled AS (SELECT key, {CohortSql.LabelOf(groupBy)} AS label, min(created_at) AS first, {Counted} FROM cohort GROUP BY key)
                SELECT CASE grouping(lower(key)) WHEN 0 THEN (array_agg(key ORDER BY first, key))[1] END,
                       CASE grouping(lower(key)) WHEN 0 THEN (array_agg(label ORDER BY first, key))[1] END, {Summed}
                FROM spelled GROUP BY GROUPING SETS ((lower(key)), ())
                """
            : $"""
                WITH cohort AS ({CohortSql.Of(groupBy, Zone)})
                SELECT key, {CohortSql.LabelOf(groupBy)}, {Counts} FROM cohort GROUP BY GROUPING SETS ((key), ())
                """;
    }

    private string ListSql(ReportLeads request) => $"""
        WITH cohort AS ({CohortSql.Of(request.Key is null ? null : request.GroupBy, Zone)})
        , listed AS (
            SELECT id, reference, created_at, stage, source, article, title FROM cohort
            WHERE {CohortSql.Column(request.Stage)} AND (created_at, id) < ($4, $5) {(request.Key is null ? "" : CohortSql.FoldsCase(request.GroupBy) ? "AND lower(key) = lower($6)" : "AND key = $6")}
            ORDER BY created_at DESC, id DESC LIMIT $3)
        SELECT d.id, d.reference, d.created_at, d.stage, d.source, d.article, d.title, l.requester_full_name
        FROM listed AS d JOIN leads AS l ON l.id = d.id ORDER BY d.created_at DESC, d.id DESC
        """;

    private void AddRange(NpgsqlCommand command, IReportScope scope)
    {
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = StartOf(scope.From) ?? DateTimeOffset.UnixEpoch.AddYears(-100) });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = StartOf(scope.To?.AddDays(1)) ?? DateTimeOffset.UnixEpoch.AddYears(8000) });
    }

    private DateTimeOffset? StartOf(DateOnly? day) => day is { } d ? organisation.Calendar.StartOf(d) : null;
}
