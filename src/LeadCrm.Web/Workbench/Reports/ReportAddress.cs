using System.Globalization;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Reports;
using LeadCrm.Web.Workbench.Shared;

namespace LeadCrm.Web.Workbench.Reports;

/// <summary>What a report shows, as its address says it, and the addresses that follow from it.</summary>
/// <param name="GroupBy">One of <see cref="ReportGroups"/>.</param>
/// <param name="From">First day of creation, in the organisation's zone.</param>
/// <param name="To">Last day of creation, in the organisation's zone.</param>
/// <param name="Order">How the rows of the table stand.</param>
public sealed record ReportAddress(string GroupBy, DateOnly? From, DateOnly? To, ColumnOrder? Order = null)
{
    public string Page => $"/reports?{Query}" + (Order is { } order ? $"&sort={order.Code}" : "");

    public string Csv => $"/reports/conversion.csv?{Query}";

    private string Query => string.Join('&', Parts);

    private IEnumerable<string> Parts
    {
        get
        {
            yield return $"groupBy={Uri.EscapeDataString(GroupBy)}";
            if (From is { } from)
                yield return $"from={Iso(from)}";
            if (To is { } to)
                yield return $"to={Iso(to)}";
        }
    }

    /// <summary>The leads behind a number.</summary>
    /// <param name="stage">The number's column.</param>
    /// <param name="key">The row's key; null for the totals.</param>
    public string Leads(ReportStage stage, string? key) => $"/reports/leads?{LeadQueryUrl.WriteOfReport(Report.Behind(stage, key))}";

    private ConversionReport Report => new(GroupBy, From, To);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
