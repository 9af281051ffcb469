using LeadCrm.Application.Reports;

namespace LeadCrm.Infrastructure.Database.Reports;

/// <summary>
/// What a report counts: a cohort is one row per counted lead (per lead and clinic, grouped by clinic) with its key and one truth value per
/// column. Which leads count, and in which column, is told by the conditions of <see cref="ReportCohort"/> that it is given.
/// </summary>
/// <param name="condition">Which leads, as a condition on <c>leads AS l</c>.</param>
/// <param name="reached">What each column asks of a lead, as conditions on <c>leads AS l</c>.</param>
/// <param name="timeZone">The zone in which months begin (IANA).</param>
internal sealed class CohortSql(string condition, IReadOnlyDictionary<ReportStage, string> reached, string timeZone)
{
    /// <summary>The cohort grouped by something; null for all leads, once each.</summary>
    /// <param name="groupBy">One of <see cref="ReportGroups"/>.</param>
    public string Of(string? groupBy) => groupBy == ReportGroups.Clinic ? ByClinic : ByLead(KeyOf(groupBy));

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

    private string KeyOf(string? groupBy) => groupBy switch
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

    private string ByLead(string key) => $"""
        SELECT l.created_at, l.attribution_article_title AS title,
               {key} AS key, true AS valid, {reached[ReportStage.Qualified]} AS qualified, {reached[ReportStage.Routed]} AS routed, {reached[ReportStage.Accepted]} AS accepted, {reached[ReportStage.Quoted]} AS quoted, {reached[ReportStage.Booked]} AS booked, {reached[ReportStage.Lost]} AS lost
        FROM leads l
        WHERE {condition}
        """;

    private string ByClinic => $"""
        SELECT l.created_at, l.attribution_article_title AS title,
               coalesce(a.clinic_id::text, '') AS key, true AS valid,
               CASE WHEN a.clinic_id IS NULL THEN {reached[ReportStage.Qualified]} ELSE true END AS qualified,
               CASE WHEN a.clinic_id IS NULL THEN {reached[ReportStage.Routed]} ELSE true END AS routed,
               CASE WHEN a.clinic_id IS NULL THEN {reached[ReportStage.Accepted]} ELSE a.accepted OR a.quoted OR a.booked END AS accepted,
               CASE WHEN a.clinic_id IS NULL THEN {reached[ReportStage.Quoted]} ELSE a.quoted OR a.booked END AS quoted,
               CASE WHEN a.clinic_id IS NULL THEN {reached[ReportStage.Booked]} ELSE a.booked END AS booked,
               {reached[ReportStage.Lost]} AS lost
        FROM leads l
        LEFT JOIN (
            SELECT s.lead_id, s.clinic_id,
                   bool_or(s.accepted_at IS NOT NULL) AS accepted,
                   bool_or(s.quoted_at IS NOT NULL) AS quoted,
                   bool_or(s.chosen_at IS NOT NULL) AS booked
            FROM assignments s
            GROUP BY s.lead_id, s.clinic_id) a ON a.lead_id = l.id
        WHERE {condition}
        """;
}
