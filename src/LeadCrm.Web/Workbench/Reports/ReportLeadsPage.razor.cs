using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Reports;
using LeadCrm.Web.Api;
using LeadCrm.Web.Workbench.Layout;
using LeadCrm.Web.Workbench.Shared;
using Microsoft.AspNetCore.Components;

namespace LeadCrm.Web.Workbench.Reports;

/// <summary>The leads behind one number of the report.</summary>
public sealed partial class ReportLeadsPage(Sender sender, NavigationManager navigation) : ComponentBase
{
    private readonly Reading _reading = new();
    private List<ReportLead>? _rows;
    private string? _next;
    private string? _label;
    private long _count;
    private LeadQuery _query = new() { Cell = ReportCell.Total };

    [CascadingParameter] public Person? Me { get; set; }

    // The address is read as a whole; a parameter of it is what makes the page hear that it changed.
    [SupplyParameterFromQuery] public string? GroupBy { get; set; }

    private ReportCell Cell => _query.Cell!;

    private ReportAddress At => new(Cell.GroupBy, _query.From, _query.To);

    private ConversionReport Report => new(Cell.GroupBy, _query.From, _query.To) { Among = _query with { Cell = null } };

    private string Title => $"{ReportWords.Stage(Cell.Stage)}: {ReportWords.Number(_count)}" + (_label is null ? "" : $", {At.GroupBy} {_label}");

    protected override async Task OnParametersSetAsync()
    {
        if (Me is null || (Me.Roles & WorkbenchSections.Managers) == Roles.None)
            return;
        await _reading.RunAsync(
            async ct =>
            {
                _query = LeadQueryUrl.ReadOfReport(AddressQuery.Of(navigation.Uri));
                return (Report: await sender.SendAsync(Report, ct), Page: await sender.SendAsync(Ask(cursor: null), ct));
            },
            read =>
            {
                Count(read.Report);
                (_rows, _next) = ([.. read.Page.Items], read.Page.NextCursor);
            });
    }

    /// <summary>The number itself, from the same report that linked here.</summary>
    private void Count(ConversionTable report)
    {
        var row = Cell.Key is null ? null : report.Rows.FirstOrDefault(r => r.Key == Cell.Key);
        // A key that the report does not have is not repeated: it would be the address's claim, not the report's.
        _label = Cell.Key is null ? null : row?.Label ?? "that is not in this report";
        _count = Cell.Key is null ? ReportWords.Count(report.Totals, Cell.Stage) : row is null ? 0 : ReportWords.Count(row, Cell.Stage);
    }

    private Task<bool> ShowMoreAsync() => _reading.RunAsync(ct => sender.SendAsync(Ask(_next), ct), page => (_rows, _next) = ([.. _rows!, .. page.Items], page.NextCursor));

    private ReportLeads Ask(string? cursor) => new() { Query = _query, Cursor = cursor };
}
