using LeadCrm.Application.Access;
using LeadCrm.Application.Reports;
using LeadCrm.Web.Workbench.Layout;
using LeadCrm.Web.Workbench.Shared;
using Microsoft.AspNetCore.Components;

namespace LeadCrm.Web.Workbench.Reports;

/// <summary>The leads behind one number of the report.</summary>
public sealed partial class ReportLeadsPage(Sender sender) : ComponentBase
{
    private readonly Attempt _reading = new();
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
        await _reading.RunAsync(async () =>
        {
            await ReadTitleAsync();
            (_rows, _next) = ([], null);
            await ReadPageAsync();
        });
    }

    /// <summary>The number itself, from the same report that linked here.</summary>
    private async Task ReadTitleAsync()
    {
        var report = await sender.SendAsync(new ConversionReport(At.GroupBy, From, To));
        var row = Key is null ? null : report.Rows.FirstOrDefault(r => r.Key == Key);
        // A key that the report does not have is not repeated: it would be the address's claim, not the report's.
        _label = Key is null ? null : row?.Label ?? "that is not in this report";
        _count = Key is null ? ReportWords.Count(report.Totals, Column) : row is null ? 0 : ReportWords.Count(row, Column);
    }

    private async Task ShowMoreAsync() => await _reading.RunAsync(ReadPageAsync);

    private async Task ReadPageAsync()
    {
        var page = await sender.SendAsync(new ReportLeads { GroupBy = At.GroupBy, Key = Key, Stage = Column, From = From, To = To, Cursor = _next });
        _rows!.AddRange(page.Items);
        _next = page.NextCursor;
    }
}
