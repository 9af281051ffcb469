using System.Globalization;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Leads;

/// <summary>
/// Leads of one row of a report (see <see cref="Reports.ReportGroups"/>), by its key; empty for those that have none. What other sites write
/// (source, article, campaign) is compared in any case, and folded by the database on both sides.
/// </summary>
internal static class LeadGroups
{
    public static IQueryable<Lead> Where(IQueryable<Lead> leads, string group, string key, ZonedCalendar calendar) => (group, key) switch
    {
        ("source", "") => leads.Where(l => (l.Attribution.Source ?? "") == ""),
        ("source", _) => leads.Where(l => l.Attribution.Source!.ToLower() == EF.Parameter(key).ToLower()),
        ("article", "") => leads.Where(l => (l.Attribution.ArticleSlug ?? "") == ""),
        ("article", _) => leads.Where(l => l.Attribution.ArticleSlug!.ToLower() == EF.Parameter(key).ToLower()),
        ("campaign", "") => leads.Where(l => (l.Attribution.Campaign ?? "") == ""),
        ("campaign", _) => leads.Where(l => l.Attribution.Campaign!.ToLower() == EF.Parameter(key).ToLower()),
        ("category", "") => leads.Where(l => (l.CategoryCode ?? "") == ""),
        ("category", _) => leads.Where(l => l.CategoryCode == key),
        ("condition", "") => leads.Where(l => (l.ConditionCode ?? "") == ""),
        ("condition", _) => leads.Where(l => l.ConditionCode == key),
        ("treatment", "") => leads.Where(l => (l.TreatmentCode ?? "") == ""),
        ("treatment", _) => leads.Where(l => l.TreatmentCode == key),
        ("country", "") => leads.Where(l => (l.Requester.Country ?? "") == ""),
        ("country", _) => leads.Where(l => l.Requester.Country == key),
        // Imported history has nobody who speaks a language.
        ("language", "") => leads.Where(l => (l.Requester.Email == null && l.Requester.Phone == null) || l.Requester.Language == ""),
        ("language", _) => leads.Where(l => l.Requester.Language == key && (l.Requester.Email != null || l.Requester.Phone != null)),
        ("coordinator", "") => leads.Where(l => l.OwnerId == null),
        ("coordinator", _) => Guid.TryParse(key, out var owner) ? leads.Where(l => l.OwnerId == owner) : leads.Where(_ => false),
        ("month", _) => OfMonth(leads, key, calendar),
        _ => throw new ArgumentOutOfRangeException(nameof(group)),
    };

    private static IQueryable<Lead> OfMonth(IQueryable<Lead> leads, string key, ZonedCalendar calendar)
    {
        if (!DateOnly.TryParseExact(key + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) || first.Year > 9000)
            return leads.Where(_ => false);
        var (from, until) = (calendar.StartOf(first), calendar.StartOf(first.AddMonths(1)));
        return leads.Where(l => l.CreatedAt >= from && l.CreatedAt < until);
    }
}
