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

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
