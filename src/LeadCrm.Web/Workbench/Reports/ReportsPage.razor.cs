using System.Globalization;
using LeadCrm.Application.Access;
using LeadCrm.Application.Reports;
using LeadCrm.Web.Workbench.Layout;
using LeadCrm.Web.Workbench.Shared;
using Microsoft.AspNetCore.Components;

namespace LeadCrm.Web.Workbench.Reports;

/// <summary>The funnel and the conversion by one group; every number leads to its leads.</summary>
public sealed partial class ReportsPage(Sender sender, NavigationManager navigation) : ComponentBase
{
    private readonly Reading _reading = new();
    private ReportAddress _at = new("source", null, null);
    private ConversionTable? _table;

    [CascadingParameter] public Person? Me { get; set; }

    [SupplyParameterFromQuery] public string? GroupBy { get; set; }

    [SupplyParameterFromQuery(Name = "from")] public string? FromText { get; set; }

    private DateOnly? From => QueryText.Day(FromText);

    [SupplyParameterFromQuery(Name = "to")] public string? ToText { get; set; }

    private DateOnly? To => QueryText.Day(ToText);

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var at = new ReportAddress(string.IsNullOrEmpty(GroupBy) ? "source" : GroupBy, From, To, ColumnOrder.Read(Sort, ReportOrder.Columns));
        // Another order shows the same numbers.
        var counted = _table is not null && at with { Order = null } == _at with { Order = null };
        if (Me is null || (Me.Roles & WorkbenchSections.Managers) == Roles.None)
            return;
        _at = at;
        if (counted)
            return;
        await _reading.RunAsync(ct => sender.SendAsync(new ConversionReport(at.GroupBy, at.From, at.To), ct), table => _table = table);
        if (_reading.Refusal is not null)
            _table = null;
    }

    private void Show(ReportAddress at) => navigation.NavigateTo(at.Page);

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(ChangeEventArgs typed) =>
        DateOnly.TryParseExact(typed.Value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
