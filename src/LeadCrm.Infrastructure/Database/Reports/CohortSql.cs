using LeadCrm.Application.Reports;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Infrastructure.Database.Reports;

/// <summary>
/// What a report counts, defined once for numbers and lists: a cohort is one row per valid lead (per lead and clinic, grouped by
/// clinic) with its key and one truth value per stage. Parameters: $1 first moment, $2 moment after the last.
/// </summary>
internal static class CohortSql
{
    // Neither duplicate nor spam, nor disqualified because the contact did not work. Imported history has no contact and is valid.
    private static readonly string s_valid = $"""
        l.stage NOT IN ({SqlNumber.Of(LeadStage.Duplicate)}, {SqlNumber.Of(LeadStage.Spam)})
        AND (l.external_id IS NOT NULL
             OR ((l.requester_email IS NOT NULL OR l.requester_phone IS NOT NULL)
                 AND NOT (l.stage = {SqlNumber.Of(LeadStage.Disqualified)} AND l.stage_reason = 'contact-invalid')))
        AND l.created_at >= $1 AND l.created_at < $2
        """;

    // A later stage implies the earlier ones: an imported booking has passed them, although nobody stamped that.
    private const string Qualified = "coalesce(l.qualified_at, l.routed_at, l.accepted_at, l.quoted_at, l.booked_at) IS NOT NULL";
    private const string Routed = "coalesce(l.routed_at, l.accepted_at, l.quoted_at, l.booked_at) IS NOT NULL";
    private const string Accepted = "coalesce(l.accepted_at, l.quoted_at, l.booked_at) IS NOT NULL";
    private const string Quoted = "coalesce(l.quoted_at, l.booked_at) IS NOT NULL";
    private const string Booked = "l.booked_at IS NOT NULL";
    private static readonly string s_lost = $"l.stage = {SqlNumber.Of(LeadStage.Lost)}";

    /// <summary>The column of the cohort that tells whether a lead counts in a column of the report.</summary>
    public static string Column(ReportStage stage) => stage switch
    {
        ReportStage.Qualified => "qualified",
        ReportStage.Routed => "routed",
        ReportStage.Accepted => "accepted",
        ReportStage.Quoted => "quoted",
        ReportStage.Booked => "booked",
        ReportStage.Lost => "lost",
        _ => "valid",
    };

    /// <summary>The cohort grouped by something; null for all leads, once each.</summary>
    /// <param name="groupBy">One of <see cref="ReportGroups"/>.</param>
    /// <param name="timeZone">The zone in which months begin (IANA).</param>
    public static string Of(string? groupBy, string timeZone) => groupBy == ReportGroups.Clinic ? s_byClinic : ByLead(KeyOf(groupBy, timeZone));

    /// <summary>Whether keys are words of other sites, which spell one in several cases: they are one row, under the spelling that came first.</summary>
    public static bool FoldsCase(string? groupBy) => groupBy is "source" or "article" or "campaign";

    /// <summary>What the database calls a key, over the rows of a group.</summary>
    public static string LabelOf(string groupBy) => groupBy switch
    {
        "article" => "max(title)",
        "coordinator" => "(SELECT u.display_name FROM users u WHERE u.id = nullif(key, '')::uuid)",
        ReportGroups.Clinic => "(SELECT c.name || CASE WHEN EXISTS (SELECT 1 FROM clinics o WHERE o.name = c.name AND o.id <> c.id) THEN ', ' || c.city ELSE '' END FROM clinics c WHERE c.id = nullif(key, '')::uuid)",
        _ => "NULL",
    };

    private static string KeyOf(string? groupBy, string timeZone) => groupBy switch
    {
        null => "''",
        "source" => "coalesce(l.attribution_source, '')",
        "article" => "coalesce(l.attribution_article_slug, '')",
        "category" => "coalesce(l.category_code, '')",
        "condition" => "coalesce(l.condition_code, '')",
        "treatment" => "coalesce(l.treatment_code, '')",
        "country" => "coalesce(l.requester_country, '')",
        // Imported history has nobody who speaks a language.
        "language" => "CASE WHEN l.requester_email IS NULL AND l.requester_phone IS NULL THEN '' ELSE l.requester_language END",
        "campaign" => "coalesce(l.attribution_campaign, '')",
        "coordinator" => "coalesce(l.owner_id::text, '')",
        ReportGroups.Month => $"to_char(l.created_at AT TIME ZONE '{timeZone.Replace("'", "''", StringComparison.Ordinal)}', 'YYYY-MM')",
        _ => throw new ArgumentOutOfRangeException(nameof(groupBy)),
    };

    private static string ByLead(string key) => $"""
        SELECT l.id, l.reference, l.created_at, l.stage, l.attribution_source AS source, l.attribution_article_slug AS article, l.attribution_article_title AS title,
               {key} AS key, true AS valid, {Qualified} AS qualified, {Routed} AS routed, {Accepted} AS accepted, {Quoted} AS quoted, {Booked} AS booked, {s_lost} AS lost
        FROM leads l
        WHERE {s_valid}
        """;

    private static readonly string s_byClinic = $"""
        SELECT l.id, l.reference, l.created_at, l.stage, l.attribution_source AS source, l.attribution_article_slug AS article, l.attribution_article_title AS title,
               coalesce(a.clinic_id::text, '') AS key, true AS valid,
               CASE WHEN a.clinic_id IS NULL THEN {Qualified} ELSE true END AS qualified,
               CASE WHEN a.clinic_id IS NULL THEN {Routed} ELSE true END AS routed,
               CASE WHEN a.clinic_id IS NULL THEN {Accepted} ELSE a.accepted OR a.quoted OR a.booked END AS accepted,
               CASE WHEN a.clinic_id IS NULL THEN {Quoted} ELSE a.quoted OR a.booked END AS quoted,
               CASE WHEN a.clinic_id IS NULL THEN {Booked} ELSE a.booked END AS booked,
               {s_lost} AS lost
        FROM leads l
        LEFT JOIN (
            SELECT s.lead_id, s.clinic_id,
                   bool_or(s.accepted_at IS NOT NULL) AS accepted,
                   bool_or(s.quoted_at IS NOT NULL) AS quoted,
                   bool_or(s.chosen_at IS NOT NULL) AS booked
            FROM assignments s
            GROUP BY s.lead_id, s.clinic_id) a ON a.lead_id = l.id
        WHERE {s_valid}
        """;
}
