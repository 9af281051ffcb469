using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Leads;

/// <summary>Narrows leads down to what a list asks for.</summary>
internal static class LeadFilter
{
    private const string Open = "open";

    public static bool KnowsStages(string? stages) =>
        string.IsNullOrEmpty(stages) || stages == Open || stages.Split(',').All(s => s.Length > 0 && StageWords.TryRead(s, out _));

    /// <summary>Whether a stage is asked for in which nothing is due any more.</summary>
    public static bool AsksForClosed(string? stages) =>
        !string.IsNullOrEmpty(stages) && stages != Open && stages.Split(',').Any(s => StageWords.TryRead(s, out var stage) && !LeadMoves.IsOpen(stage));

    public static IQueryable<Lead> Apply(IQueryable<Lead> leads, ListLeads request, Guid? me)
    {
        leads = ByStage(leads, request.Stage);
        leads = ByOwner(leads, request.Owner, me);
        if (!string.IsNullOrEmpty(request.Source))
            leads = leads.Where(l => l.Attribution.Source == request.Source);
        if (!string.IsNullOrEmpty(request.Article))
            leads = leads.Where(l => l.Attribution.ArticleSlug == request.Article);
        if (!string.IsNullOrEmpty(request.Condition))
            leads = leads.Where(l => l.ConditionCode == request.Condition);
        if (!string.IsNullOrEmpty(request.Country))
            leads = leads.Where(l => l.Requester.Country == request.Country);
        if (request.RedFlag is { } open)
            leads = leads.Where(l => l.RedFlag == RedFlagState.Open == open);
        return string.IsNullOrWhiteSpace(request.Q) ? leads : Search(leads, request.Q.Trim());
    }

    private static IQueryable<Lead> ByStage(IQueryable<Lead> leads, string? stages)
    {
        if (string.IsNullOrEmpty(stages))
            return leads;
        if (stages == Open)
            return leads.Where(l => l.Stage < LeadStage.Completed);
        var wanted = stages.Split(',').Select(s => StageWords.TryRead(s, out var stage) ? stage : default).ToList();
        return leads.Where(l => wanted.Contains(l.Stage));
    }

    private static IQueryable<Lead> ByOwner(IQueryable<Lead> leads, string? owner, Guid? me) => owner switch
    {
        null or "" => leads,
        "me" => leads.Where(l => l.OwnerId == me),
        "none" => leads.Where(l => l.OwnerId == null),
        _ when Guid.TryParse(owner, out var id) => leads.Where(l => l.OwnerId == id),
        _ => leads,
    };

    /// <summary>Exact reference, e-mail, phone or external id, or a part of the name. (A search index for a million leads comes with the workbench.)</summary>
    private static IQueryable<Lead> Search(IQueryable<Lead> leads, string text)
    {
        var reference = text.ToUpperInvariant();
        var namePart = "%" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
        return leads.Where(l =>
            l.Reference == reference || l.ExternalId == text || l.Requester.Email == text || l.Requester.Phone == text
            || EF.Functions.Like(l.Requester.FullName!.ToLower(), namePart.ToLower()));
    }
}
