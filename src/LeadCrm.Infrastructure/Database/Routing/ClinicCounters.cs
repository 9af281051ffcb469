using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadCrm.Infrastructure.Database.Routing;

/// <summary>What clinics hold and what they did with their offers, counted in the database.</summary>
internal static class ClinicCounters
{
    private const int ShareWindowDays = 30;
    private const int PerformanceWindowDays = 90;

    // Days, weeks (from Monday) and months begin by each clinic's own clock, and every clock on earth differs from UTC by quarters of an
    // hour: counted into quarters first, so that the clinics' calendars meet a few rows and not every offer, whatever plan is chosen.
    // A month and a day is the longest that anything here looks back.
    private const string Usage = """
        WITH recent AS MATERIALIZED (
            SELECT clinic_id, date_bin('15 minutes', offered_at, TIMESTAMPTZ '2000-01-01 00:00Z') AS quarter, count(*) AS cases,
                   count(*) FILTER (WHERE offered_at >= $1 - make_interval(days => $2)) AS in_window
            FROM assignments
            WHERE offered_at >= $1 - interval '32 days' AND status <> ALL ($3)
            GROUP BY clinic_id, quarter)
        SELECT r.clinic_id,
               COALESCE(sum(r.cases) FILTER (WHERE r.quarter >= c.day), 0)::int,
               COALESCE(sum(r.cases) FILTER (WHERE r.quarter >= c.week), 0)::int,
               COALESCE(sum(r.cases) FILTER (WHERE r.quarter >= c.month), 0)::int,
               sum(r.in_window)::int
        FROM recent r
        JOIN unnest($4, $5, $6, $7) AS c(id, day, week, month) ON c.id = r.clinic_id
        GROUP BY r.clinic_id
        """;

    private const string Performance = """
        SELECT clinic_id,
               count(*)::int,
               (count(*) FILTER (WHERE answered_at <= expires_at))::int,
               (count(*) FILTER (WHERE accepted_at IS NOT NULL))::int,
               (count(*) FILTER (WHERE status = $2))::int,
               (count(*) FILTER (WHERE status = $3))::int,
               (count(*) FILTER (WHERE quoted_at IS NOT NULL))::int,
               (count(*) FILTER (WHERE chosen_at IS NOT NULL))::int
        FROM assignments
        WHERE offered_at >= $1 AND status <> $4
        GROUP BY clinic_id
        """;

    private static readonly short[] s_givenBack = [(short)AssignmentStatus.Declined, (short)AssignmentStatus.Expired, (short)AssignmentStatus.Recalled, (short)AssignmentStatus.Returned];

    /// <summary>Within a transaction. It is planned anew each time: a plan kept from a time with less history was seen to take 20 seconds.</summary>
    /// <param name="clinics">Whose: their calendars are read by the rules of the domain, so that no clinic's time zone can stop the others' count.</param>
    public static async Task<Dictionary<Guid, ClinicUsage>> UsageAsync(DbContext db, IReadOnlyList<CandidateClinic> clinics, DateTimeOffset at, CancellationToken ct)
    {
        var periods = clinics.Select(c => c.TimeZone).Distinct().ToDictionary(zone => zone, zone => CalendarPeriods.Of(zone, at));
        DateTimeOffset[] Starts(Func<CalendarPeriods, DateTimeOffset> of) => [.. clinics.Select(c => of(periods[c.TimeZone]))];
        await db.Database.ExecuteSqlAsync($"SET LOCAL plan_cache_mode = force_custom_plan", ct);
        var usage = await ReadAsync(db, Usage, r => new ClinicUsage(r.GetInt32(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4)), ct,
            at, ShareWindowDays, s_givenBack, clinics.Select(c => c.ClinicId).ToArray(), Starts(p => p.Day), Starts(p => p.Week), Starts(p => p.Month));
        // The checks of foreign keys that follow live on kept plans.
        await db.Database.ExecuteSqlAsync($"SET LOCAL plan_cache_mode = auto", ct);
        return usage;
    }

    public static Task<Dictionary<Guid, ClinicPerformance>> PerformanceAsync(DbContext db, DateTimeOffset at, CancellationToken ct) =>
        ReadAsync(
            db,
            Performance,
            r => new ClinicPerformance(r.GetInt32(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5), r.GetInt32(6), r.GetInt32(7)),
            ct,
            at.AddDays(-PerformanceWindowDays),
            (short)AssignmentStatus.Declined,
            (short)AssignmentStatus.Expired,
            (short)AssignmentStatus.Returned);

    private static async Task<Dictionary<Guid, T>> ReadAsync<T>(DbContext db, string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new Dictionary<Guid, T>();
        while (await reader.ReadAsync(ct))
            rows.Add(reader.GetGuid(0), read(reader));
        return rows;
    }
}
