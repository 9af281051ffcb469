using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Leads;

/// <summary>Narrows leads down to what a list asks for.</summary>
internal static class LeadFilter
{
    private const string Open = "open";

    public static IEnumerable<string> Stages => Enum.GetValues<LeadStage>().Select(StageWords.Code).Prepend(Open);

    public static bool KnowsOwner(string owner) => ChoiceRule.Find(["me", "none"], owner) is not null || Guid.TryParse(owner, out _);

    public static bool KnowsStages(string? stages) =>
        string.IsNullOrEmpty(stages) || IsOpen(stages) || stages.Split(',').All(s => s.Length > 0 && StageWords.TryRead(s, out _));

    /// <summary>Whether a stage is asked for in which nothing is due any more.</summary>
    public static bool AsksForClosed(string? stages) =>
        !string.IsNullOrEmpty(stages) && stages != Open && stages.Split(',').Any(s => StageWords.TryRead(s, out var stage) && !LeadMoves.IsOpen(stage));

    public static IQueryable<Lead> Apply(IQueryable<Lead> leads, ListLeads request, Guid? me)
    {
        leads = ByStage(leads, request.Stage);
        leads = ByOwner(leads, request.Owner, me);
        if (!string.IsNullOrEmpty(request.Source))
            leads = leads.Where(l => l.Attribution.Source!.ToLower() == request.Source.ToLower());
        if (!string.IsNullOrEmpty(request.Article))
            leads = leads.Where(l => l.Attribution.ArticleSlug!.ToLower() == request.Article.ToLower());
        if (!string.IsNullOrEmpty(request.Condition))
            leads = leads.Where(l => l.ConditionCode == request.Condition);
        if (!string.IsNullOrEmpty(request.Country))
            leads = leads.Where(l => l.Requester.Country == request.Country);
        if (request.RedFlag is { } open)
            leads = leads.Where(l => l.RedFlag == RedFlagState.Open == open);
        return string.IsNullOrWhiteSpace(request.Q) ? leads : LeadSearch.Apply(leads, request.Q);
    }

    private static IQueryable<Lead> ByStage(IQueryable<Lead> leads, string? stages)
    {
        if (string.IsNullOrEmpty(stages))
            return leads;
        if (IsOpen(stages))
            return leads.Where(l => l.Stage < LeadStage.Completed);
        var wanted = stages.Split(',').Select(s => StageWords.TryRead(s, out var stage) ? stage : default).ToList();
        return leads.Where(l => wanted.Contains(l.Stage));
    }

    private static bool IsOpen(string stages) => string.Equals(stages, Open, StringComparison.OrdinalIgnoreCase);

    private static IQueryable<Lead> ByOwner(IQueryable<Lead> leads, string? owner, Guid? me) => owner?.ToLowerInvariant() switch
    {
        null or "" => leads,
        "me" => leads.Where(l => l.OwnerId == me),
        "none" => leads.Where(l => l.OwnerId == null),
        _ when Guid.TryParse(owner, out var id) => leads.Where(l => l.OwnerId == id),
        _ => leads,
    };
}
