using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Web.Workbench.Shared;
using Microsoft.AspNetCore.Components;

namespace LeadCrm.Web.Workbench.Leads;

/// <summary>The queue: possible emergencies first, then what is due first. The address carries the filters, so a view can be shared.</summary>
public sealed partial class LeadsPage(Sender sender, NavigationManager navigation, Browser browser) : ComponentBase
{
    private readonly Attempt _reading = new();
    private readonly Attempt _claiming = new();
    private IReadOnlyList<PageKey> _keys = [];
    private QueueFilter _filter = new();
    private LeadFacets? _facets;
    private List<LeadListItem>? _rows;
    private string? _next;
    private string? _search;
    private int _selected = -1;

    [Inject] private Vocabulary Vocabulary { get; set; } = null!;

    [CascadingParameter] public Person? Me { get; set; }

    [SupplyParameterFromQuery] public string? Stage { get; set; }

    [SupplyParameterFromQuery] public string? Owner { get; set; }

    [SupplyParameterFromQuery] public string? Condition { get; set; }

    [SupplyParameterFromQuery] public string? Country { get; set; }

    [SupplyParameterFromQuery] public string? Source { get; set; }

    [SupplyParameterFromQuery] public string? Article { get; set; }

    private string Caption => _search is null ? "Leads, what is due first" : "Leads that fit the search, newest first";

    protected override void OnInitialized() => _keys =
    [
        new("/", "search", () => browser.FocusAsync("search")),
        new("j", "next lead", () => SelectAsync(_selected + 1)),
        new("k", "previous lead", () => SelectAsync(_selected - 1)),
        new("Enter", "open the lead"),
        new("a", "assign it to me", ClaimAsync),
    ];

    protected override async Task OnParametersSetAsync()
    {
        if (Me is null || (Me.Roles & Layout.WorkbenchSections.LeadReaders) == Roles.None)
            return;
        var filter = new QueueFilter { Stage = Stage, Owner = Owner, Condition = Condition, Country = Country, Source = Source, Article = Article };
        if (_rows is not null && filter == _filter)
            return;
        _filter = filter;
        await _reading.RunAsync(async () =>
        {
            await Vocabulary.ReadAsync();
            _facets ??= await sender.SendAsync(new GetLeadFacets());
            await ReadAsync();
        });
        _rows ??= [];
    }

    /// <summary>Reads as far as the list was open, and keeps the place of whoever works on it.</summary>
    private async Task ReadAsync()
    {
        var selected = _selected >= 0 && _rows is not null && _selected < _rows.Count ? _rows[_selected].Id : (Guid?)null;
        var first = _filter.Page(_search, cursor: null);
        var urgent = await sender.SendAsync(first with { RedFlag = true });
        var rest = await sender.SendAsync(first with { RedFlag = false, Limit = Math.Clamp(_rows?.Count ?? 50, 50, 200) });
        _rows = [.. urgent.Items, .. rest.Items];
        _next = rest.NextCursor;
        _selected = selected is null ? -1 : _rows.FindIndex(r => r.Id == selected);
    }

    private async Task RefreshAsync() => await _reading.RunAsync(ReadAsync);

    private async Task ShowMoreAsync() => await _reading.RunAsync(async () =>
    {
        var page = await sender.SendAsync(_filter.Page(_search, _next) with { RedFlag = false });
        _rows!.AddRange(page.Items);
        _next = page.NextCursor;
    });

    private async Task SearchAsync(ChangeEventArgs typed)
    {
        _search = string.IsNullOrWhiteSpace(typed.Value as string) ? null : ((string)typed.Value).Trim();
        _selected = -1;
        _rows = null;
        await _reading.RunAsync(ReadAsync);
        _rows ??= [];
    }

    private void Show(QueueFilter filter) => navigation.NavigateTo(navigation.GetUriWithQueryParameters("/leads", new Dictionary<string, object?>
    {
        ["stage"] = filter.Stage,
        ["owner"] = filter.Owner,
        ["condition"] = filter.Condition,
        ["country"] = filter.Country,
        ["source"] = filter.Source,
        ["article"] = filter.Article,
    }));

    private async Task ClearAsync()
    {
        _search = null;
        if (_filter.IsNarrowed)
            Show(new QueueFilter());
        else
            await _reading.RunAsync(ReadAsync);
    }

    private async Task SelectAsync(int row)
    {
        if (_rows is not { Count: > 0 } rows)
            return;
        _selected = Math.Clamp(row, 0, rows.Count - 1);
        await browser.FocusAsync(LeadTable.LinkId(rows[_selected]));
    }

    private async Task ClaimAsync()
    {
        if (_rows is null || _selected < 0)
            return;
        if (await _claiming.RunAsync(() => sender.SendAsync(new ClaimLead(_rows[_selected].Id))))
            await _reading.RunAsync(ReadAsync);
    }
}
