using LeadCrm.Application.Access;
using LeadCrm.Application.Reports;
using LeadCrm.Web.Workbench.Layout;
using LeadCrm.Web.Workbench.Shared;
using Microsoft.AspNetCore.Components;

namespace LeadCrm.Web.Workbench.Reports;

/// <summary>The leads behind one number of the report.</summary>
public sealed partial class ReportLeadsPage(Sender sender) : ComponentBase
{
    private readonly Reading _reading = new();
    private List<ReportLead>? _rows;
    private string? _next;
    private string? _label;
    private long _count;

    [CascadingParameter] public Person? Me { get; set; }

    [SupplyParameterFromQuery] public string? GroupBy { get; set; }

    [SupplyParameterFromQuery] public string? Key { get; set; }

    [SupplyParameterFromQuery] public string? Stage { get; set; }

    [SupplyParameterFromQuery(Name = "from")] public string? FromText { get; set; }

    private DateOnly? From => QueryText.Day(FromText);

    [SupplyParameterFromQuery(Name = "to")] public string? ToText { get; set; }

    private DateOnly? To => QueryText.Day(ToText);

    private ReportAddress At => new(string.IsNullOrEmpty(GroupBy) ? "source" : GroupBy, From, To);

    private ReportStage Column => Enum.TryParse(Stage, ignoreCase: true, out ReportStage stage) && Enum.IsDefined(stage) ? stage : ReportStage.Leads;

    private string Title => $"{ReportWords.Stage(Column)}: {ReportWords.Number(_count)}" + (_label is null ? "" : $", {At.GroupBy} {_label}");

    protected override async Task OnParametersSetAsync()
    {
        if (Me is null || (Me.Roles & WorkbenchSections.Managers) == Roles.None)
            return;
        await _reading.RunAsync(
            async ct => (Report: await sender.SendAsync(new ConversionReport(At.GroupBy, From, To), ct), Page: await sender.SendAsync(Ask(cursor: null), ct)),
            read =>
            {
                Count(read.Report);
                (_rows, _next) = ([.. read.Page.Items], read.Page.NextCursor);
            });
    }

    /// <summary>The number itself, from the same report that linked here.</summary>
    private void Count(ConversionTable report)
    {
        var row = Key is null ? null : report.Rows.FirstOrDefault(r => r.Key == Key);
        // A key that the report does not have is not repeated: it would be the address's claim, not the report's.
        _label = Key is null ? null : row?.Label ?? "that is not in this report";
        _count = Key is null ? ReportWords.Count(report.Totals, Column) : row is null ? 0 : ReportWords.Count(row, Column);
    }

    private Task<bool> ShowMoreAsync() => _reading.RunAsync(ct => sender.SendAsync(Ask(_next), ct), page => (_rows, _next) = ([.. _rows!, .. page.Items], page.NextCursor));

    private ReportLeads Ask(string? cursor) => new() { GroupBy = At.GroupBy, Key = Key, Stage = Column, From = From, To = To, Cursor = cursor };
}
