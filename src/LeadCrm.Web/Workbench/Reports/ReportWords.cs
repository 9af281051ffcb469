using System.Globalization;
using LeadCrm.Application.Reports;

namespace LeadCrm.Web.Workbench.Reports;

/// <summary>Groups, columns and figures of reports in words.</summary>
internal static class ReportWords
{
    public static string Stage(ReportStage stage) => stage switch
    {
        ReportStage.Leads => "Leads",
        ReportStage.Routed => "Offered to clinics",
        _ => stage.ToString(),
    };

    public static string Group(string code) => char.ToUpperInvariant(code[0]) + code[1..];

    public static string Percent(decimal rate) => (rate * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    public static string Number(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Period(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => "created at any time",
        ({ } first, null) => $"created from {Day(first)}",
        (null, { } last) => $"created until {Day(last)}",
        ({ } first, { } last) => $"created from {Day(first)} to {Day(last)}",
    };

    /// <summary>A row's number in a column.</summary>
    public static long Count(ConversionRow row, ReportStage stage) => stage switch
    {
        ReportStage.Qualified => row.Qualified,
        ReportStage.Routed => row.Routed,
        ReportStage.Accepted => row.Accepted,
        ReportStage.Quoted => row.Quoted,
        ReportStage.Booked => row.Booked,
        ReportStage.Lost => row.Lost,
        _ => row.Leads,
    };

    /// <summary>The totals' number in a column.</summary>
    public static long Count(ConversionTotals totals, ReportStage stage) =>
        Count(new ConversionRow("", "", totals.Leads, totals.Qualified, totals.Routed, totals.Accepted, totals.Quoted, totals.Booked, totals.Lost), stage);

    /// <summary>The rows that have something to be grouped by.</summary>
    public static List<ConversionRow> Named(ConversionTable table) => table.Rows.Where(r => r.Key.Length > 0).ToList();

    /// <summary>The row of leads that have nothing to be grouped by; null when there are none.</summary>
    public static ConversionRow? Without(ConversionTable table) => table.Rows.FirstOrDefault(r => r.Key.Length == 0);

    public static string WithoutName(string groupBy) => groupBy switch
    {
        ReportGroups.Clinic => "Offered to no clinic",
        "coordinator" => "Owned by nobody",
        "language" => "Language not known",
        "country" => "Country not known",
        "treatment" => "No treatment chosen",
        _ => $"Without {(groupBy[0] == 'a' ? "an" : "a")} {groupBy}",
    };

    /// <summary>What the totals count, and why they may differ from what the rows add up to.</summary>
    public static string TotalsExplained(string groupBy) =>
        "Leads are valid ones: spam, duplicates and requests whose contact does not work are left out. " + (groupBy == ReportGroups.Clinic
            ? "A lead that several clinics had stands in the row of each, and once in the total; so the rows add up to more. In a clinic's row a stage means: reached with this clinic."
            : "Every lead stands in one row, and the rows add up to the total.");

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
