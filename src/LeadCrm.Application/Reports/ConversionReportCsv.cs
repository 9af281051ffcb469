using System.Globalization;
using LeadCrm.Application.Values;

namespace LeadCrm.Application.Reports;

/// <summary>Writes a conversion report for spreadsheets: RFC 4180, no cell can act as a formula.</summary>
public static class ConversionReportCsv
{
    private static readonly string[] s_header = ["key", "label", "leads", "qualified", "routed", "accepted", "quoted", "booked", "lost", "conversion"];

    /// <summary>Writes the rows and, last, the totals.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to.</param>
    public static void Write(ConversionTable report, TextWriter output)
    {
        using var csv = SpreadsheetCsv.ForReading(output);
        csv.Write(s_header);
        foreach (var row in report.Rows)
            csv.Write(Line(row.Key, row.Label, [row.Leads, row.Qualified, row.Routed, row.Accepted, row.Quoted, row.Booked, row.Lost], row.Conversion));
        var t = report.Totals;
        csv.Write(Line("", "Total", [t.Leads, t.Qualified, t.Routed, t.Accepted, t.Quoted, t.Booked, t.Lost], t.Conversion));
    }

    private static IEnumerable<string> Line(string key, string label, IEnumerable<long> counts, decimal conversion) =>
        [key, label, .. counts.Select(c => c.ToString(CultureInfo.InvariantCulture)), conversion.ToString("0.######", CultureInfo.InvariantCulture)];
}
