using LeadCrm.Application.Leads;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Web.Workbench.Leads;

/// <summary>What the queue shows, as its address says it. What somebody searches for stands apart (<see cref="Shared.SearchInAddress"/>).</summary>
public sealed record QueueFilter
{
    public const string Open = "open";

    /// <summary>Stages as <see cref="ListLeads.Stage"/> reads them; empty means all open ones.</summary>
    public string? Stage { get; init; }

    public string? Owner { get; init; }

    public string? Condition { get; init; }

    public string? Country { get; init; }

    public string? Source { get; init; }

    public string? Article { get; init; }

    /// <summary>All stages in which no work is left.</summary>
    public static string Closed { get; } = string.Join(',', Enum.GetValues<LeadStage>().Where(s => !LeadMoves.IsOpen(s)).Select(StageWords.Code));

    public bool IsNarrowed => this != new QueueFilter();

    /// <summary>Closed leads have no deadline: they come newest first.</summary>
    private bool HasDeadlines => string.IsNullOrEmpty(Stage) || Stage == Open
        || Stage.Split(',').All(s => StageWords.TryRead(s, out var stage) && LeadMoves.IsOpen(stage));

    /// <summary>What looked like an automatic submission: closed, until somebody looks.</summary>
    public static string Suspected { get; } = StageWords.Code(LeadStage.Spam);

    /// <summary>The request for a page; a search looks through all stages unless one was chosen.</summary>
    public ListLeads Page(string? search, string? cursor) => new()
    {
        Stage = string.IsNullOrEmpty(Stage) && search is null ? Open : Stage,
        Owner = Owner,
        Condition = Condition,
        Country = Country,
        Source = Source,
        Article = Article,
        Q = search,
        Sort = HasDeadlines && search is null ? "queue" : "created",
        Cursor = cursor,
    };
}
