using LeadCrm.Application.Reports;
using LeadCrm.Web.Workbench.Shared;

namespace LeadCrm.Web.Workbench.Reports;

/// <summary>The columns by which the rows of a report can be sorted.</summary>
internal static class ReportOrder
{
    public const string Name = "name";
    public const string Conversion = "conversion";

    private static readonly StringComparer s_names = StringComparer.InvariantCultureIgnoreCase;

    public static IEnumerable<string> Columns => Enum.GetValues<ReportStage>().Select(Of).Append(Name).Append(Conversion);

    public static string Of(ReportStage stage) => stage.ToString().ToLowerInvariant();

    /// <summary>The rows in an order; equal ones by name.</summary>
    public static IEnumerable<ConversionRow> Sort(ColumnOrder order, IEnumerable<ConversionRow> rows) => order.Column == Name
        ? order.Sort(rows, r => r.Label, s_names)
        : order.Sort(rows, r => Value(r, order.Column)).ThenBy(r => r.Label, s_names);

    private static decimal Value(ConversionRow row, string column) =>
        column == Conversion ? row.Conversion : ReportWords.Count(row, Enum.Parse<ReportStage>(column, ignoreCase: true));
}
