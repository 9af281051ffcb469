using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Leads;
using LeadCrm.Web.Api;
using LeadCrm.Web.Workbench.Shared;
using Microsoft.AspNetCore.Components;

namespace LeadCrm.Web.Workbench.Leads;

/// <summary>The queue: possible emergencies first, then new requests, then what is due first. The address carries the filters, so a view can be shared.</summary>
public sealed partial class LeadsPage(Sender sender, NavigationManager navigation, Browser browser, QueuePlace place, TimeProvider time) : ComponentBase
{
    private const int PageSize = 50;
    private const int LargestPage = 200;

    // Long enough for the next letter, short enough to feel immediate.
    private static readonly TimeSpan s_typing = TimeSpan.FromMilliseconds(300);
    private readonly Reading _reading = new();
    private readonly Attempt _claiming = new();
    private readonly Attempt _counting = new();
    private readonly Attempt _understanding = new();
    private IReadOnlyList<PageKey> _keys = [];
    private LeadQuery _filter = LeadQuery.All;
    private bool _isUnderstood = true;
    private LeadFacets? _facets;
    private List<LeadListItem>? _rows;
    private string? _next;
    private string? _search;
    private SearchShown _searchShown = new(null);
    private long _typed;
    private int _selected = -1;
    private Guid? _returnTo;
    private int _wanted = PageSize;

    [Inject] private Vocabulary Vocabulary { get; set; } = null!;

    [CascadingParameter] public Person? Me { get; set; }

    // The address is read as a whole; a parameter of it is what makes the page hear that it changed.
    [SupplyParameterFromQuery] public string? Stage { get; set; }

    private string Caption => _search is null ? "Leads, what comes first on top" : "Leads that fit the search, newest first";

    public void Dispose()
    {
        _typed++;
        var to = navigation.ToBaseRelativePath(navigation.Uri).Split('/', '?', '#');
        if (_rows is not null && to is ["leads", var id, ..] && Guid.TryParse(id, out var lead))
            place.Leave(_filter, _search, lead, _rows.Count);
    }

    protected override void OnInitialized()
    {
        _search = SearchInAddress.Read(navigation.Uri);
        _searchShown = new(_search);
        _keys =
        [
            PageKey.Of(this, "/", "search", () => browser.FocusAsync("search")),
            PageKey.Of(this, "j", "next lead", () => SelectAsync(_selected + 1)),
            PageKey.Of(this, "k", "previous lead", () => SelectAsync(_selected - 1)),
            new("Enter", "open the lead"),
            PageKey.Of(this, "a", "assign it to me", ClaimAsync),
        ];
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Me is null || (Me.Roles & Layout.WorkbenchSections.LeadReaders) == Roles.None)
            return;
        var filter = LeadQuery.All;
        _isUnderstood = await _understanding.RunAsync(() => Task.FromResult(filter = InAddress()));
        if (!_isUnderstood)
            return;
        if (_rows is not null && filter == _filter)
            return;
        _filter = filter;
        if (place.Return(filter, _search) is { } left)
            (_returnTo, _wanted) = (left.Lead, Math.Max(PageSize, left.Rows));
        else
            _wanted = PageSize;
        await ReadAsync();
        // The rows are what somebody came for; what they can be narrowed down by is counted afterwards.
        StateHasChanged();
        await _counting.RunAsync(async () => _facets = await sender.SendAsync(new GetLeadFacets()));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_returnTo is not { } lead || _rows is null)
            return;
        _returnTo = null;
        if (_rows.FindIndex(r => r.Id == lead) is >= 0 and var row)
            await SelectAsync(row);
        StateHasChanged();
    }

    private Task<bool> ReadAsync() => _reading.RunAsync(ReadRowsAsync, ShowRows);

    private Task RefreshAsync()
    {
        _wanted = Math.Max(PageSize, _rows?.Count ?? 0);
        return _reading.AgainAsync(ReadRowsAsync, ShowRows);
    }

    /// <summary>Reads as far as the list was open.</summary>
    private async Task<LeadList> ReadRowsAsync(CancellationToken ct)
    {
        await Vocabulary.ReadAsync();
        var rows = new List<LeadListItem>();
        string? next = null;
        do
        {
            var page = await sender.SendAsync(Page(next, Math.Clamp(_wanted - rows.Count, PageSize, LargestPage)), ct);
            rows.AddRange(page.Items);
            next = page.NextCursor;
        }
        while (next is not null && rows.Count < _wanted);
        return new LeadList(rows, next);
    }

    /// <summary>The filters of the address. What is searched for stands behind the <c>#</c>, never among them.</summary>
    private LeadQuery InAddress()
    {
        var given = AddressQuery.Of(navigation.Uri);
        return LeadQueryUrl.Read(name => name == "q" ? null : given(name));
    }

    /// <summary>A search looks through all stages unless one was chosen. Closed leads have no deadline: they come newest first.</summary>
    private ListLeads Page(string? cursor, int limit)
    {
        var stages = _filter.Stages.IsAny && _search is null ? LeadStages.Open : _filter.Stages;
        return new() { Query = _filter with { Stages = stages, Text = _search }, Sort = _search is null && stages.AreOpen ? "queue" : "created", Cursor = cursor, Limit = limit };
    }

    /// <summary>Shows them, and keeps the place of whoever works on the list.</summary>
    private void ShowRows(LeadList read)
    {
        var selected = _rows is not null && _selected >= 0 && _selected < _rows.Count ? _rows[_selected].Id : (Guid?)null;
        _rows = [.. read.Items];
        _next = read.NextCursor;
        _selected = selected is null ? -1 : _rows.FindIndex(r => r.Id == selected);
    }

    private Task<bool> ShowMoreAsync()
    {
        _wanted = _rows!.Count + PageSize;
        return ReadAsync();
    }

    private async Task TypeAsync(ChangeEventArgs typed)
    {
        var mine = ++_typed;
        await Task.Delay(s_typing, time);
        if (mine == _typed)
            await SearchAsync(typed.Value as string);
    }

    private async Task SearchAsync(string? typed)
    {
        _typed++;
        if (SearchInAddress.Trimmed(typed) is var search && search == _search)
            return;
        (_search, _selected, _wanted) = (search, -1, PageSize);
        await browser.ShowInAddressAsync(SearchInAddress.Part(_search));
        await ReadAsync();
    }

    private void Show(LeadQuery filter) => navigation.NavigateTo($"/leads?{LeadQueryUrl.Write(filter)}".TrimEnd('?') + SearchInAddress.Part(_search));

    private async Task ClearAsync()
    {
        await SearchAsync(null);
        _searchShown = new(null);
        if (_filter != LeadQuery.All)
            Show(LeadQuery.All);
    }

    private async Task SelectAsync(int row)
    {
        if (_rows is not { Count: > 0 } rows)
            return;
        _selected = Math.Clamp(row, 0, rows.Count - 1);
        await browser.FocusAsync(LeadTable.LinkId(rows[_selected]));
    }

    /// <summary>The row shows its new owner at once; where it then belongs is read beside.</summary>
    private async Task ClaimAsync()
    {
        if (_rows is null || _selected < 0)
            return;
        var lead = _rows[_selected];
        if (!await _claiming.RunAsync(() => sender.SendAsync(new ClaimLead(lead.Id))))
            return;
        if (_rows.FindIndex(r => r.Id == lead.Id) is >= 0 and var row)
            _rows[row] = _rows[row] with { OwnerId = Me!.Id, Stage = lead.Stage == LeadStage.New ? LeadStage.InTriage : lead.Stage };
        StateHasChanged();
        await RefreshAsync();
    }

    /// <summary>The text that the search field is drawn with; another one, even with the same text, draws the field anew.</summary>
    private sealed class SearchShown(string? text)
    {
        public string? Text => text;
    }
}
