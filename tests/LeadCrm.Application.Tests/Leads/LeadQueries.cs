using LeadCrm.Application.Leads;
using LeadCrm.Application.Reports;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Tests.Leads;

/// <summary>One value of every filter there is, by name, for tests over all of them and all pairs.</summary>
internal static class LeadQueries
{
    public static readonly IReadOnlyDictionary<string, LeadQuery> Each = new Dictionary<string, LeadQuery>
    {
        ["open"] = new() { Stages = LeadStages.Open },
        ["closed"] = new() { Stages = LeadStages.Closed },
        ["stages"] = new() { Stages = LeadStages.Of(LeadStage.New, LeadStage.Booked, LeadStage.Lost) },
        ["mine"] = new() { Owner = LeadOwner.Me },
        ["unowned"] = new() { Owner = LeadOwner.None },
        ["owner"] = new() { Owner = LeadOwner.Of(Guid.Parse("01990000-0000-7000-8000-0000000000c1")) },
        ["text"] = new() { Text = "26" },
        ["emergency"] = new() { RedFlag = true },
        ["no-emergency"] = new() { RedFlag = false },
        ["work"] = LeadQuery.Work,
        ["no-work"] = new() { HasNextStep = false },
        ["waiting-on"] = new() { WaitingOn = WaitingOn.Clinic },
        ["source"] = new() { Source = "Google" },
        ["article"] = new() { Article = "STEM-cells-scleroderma" },
        ["campaign"] = new() { Campaign = "Spring & Co=1" },
        ["category"] = new() { Category = "stem-cell" },
        ["condition"] = new() { Condition = "systemic-sclerosis" },
        ["treatment"] = new() { Treatment = "hsct" },
        ["country"] = new() { Country = "GB" },
        ["language"] = new() { Language = "en" },
        ["from"] = new() { From = new(2026, 5, 1) },
        ["to"] = new() { To = new(2026, 9, 30) },
        ["valid"] = new() { Cell = ReportCell.Total },
        ["booked"] = new() { Cell = new(ReportStage.Booked) },
        ["month"] = new() { Cell = new(ReportStage.Qualified, "month", "2026-08") },
        ["no-key"] = new() { Cell = new(ReportStage.Leads, "source", "") },
        ["no-clinic"] = new() { Cell = new(ReportStage.Leads, "clinic", "") },
    };

    /// <summary>Names of filters, two by two, each also alone (with itself).</summary>
    public static IEnumerable<(string First, string Second)> Pairs => from a in Each.Keys from b in Each.Keys where string.CompareOrdinal(a, b) <= 0 select (a, b);

    /// <summary>Both filters at once; of two values for one filter, the second's.</summary>
    public static LeadQuery Both(string first, string second)
    {
        var (a, b) = (Each[first], Each[second]);
        return a with
        {
            Stages = b.Stages.IsAny ? a.Stages : b.Stages, Owner = b.Owner ?? a.Owner, Text = b.Text ?? a.Text, RedFlag = b.RedFlag ?? a.RedFlag,
            HasNextStep = b.HasNextStep ?? a.HasNextStep, WaitingOn = b.WaitingOn ?? a.WaitingOn, Source = b.Source ?? a.Source, Article = b.Article ?? a.Article,
            Campaign = b.Campaign ?? a.Campaign, Category = b.Category ?? a.Category, Condition = b.Condition ?? a.Condition, Treatment = b.Treatment ?? a.Treatment,
            Country = b.Country ?? a.Country, Language = b.Language ?? a.Language, From = b.From ?? a.From, To = b.To ?? a.To, Cell = b.Cell ?? a.Cell,
        };
    }
}
