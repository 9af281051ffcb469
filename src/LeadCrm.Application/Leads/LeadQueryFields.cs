using System.Globalization;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Reports;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Leads;

/// <summary>One name of the address.</summary>
/// <param name="Name">The name.</param>
/// <param name="Write">The value; null for nothing.</param>
/// <param name="Read">The query with it; null when it means nothing.</param>
internal sealed record LeadQueryField(string Name, Func<LeadQuery, string?> Write, Func<LeadQuery, string, LeadQuery?> Read)
{
    /// <summary>The stable code of a refusal.</summary>
    public string Code { get; init; } = ChoiceRule.Code;

    /// <summary>The sentence of a refusal.</summary>
    public string Words { get; init; } = "";

    /// <summary>Whether nothing behind the name is a value too.</summary>
    public bool MayBeEmpty { get; init; }
}

/// <summary>The names of a <see cref="LeadQuery"/> in addresses. They are scripted against: they only grow.</summary>
internal static class LeadQueryFields
{
    public const string Stage = "stage";
    public const string Reached = "reached";
    public const string Text = "q";

    private static readonly IReadOnlyList<string> s_yesOrNo = ["true", "false"];

    public static IReadOnlyList<LeadQueryField> All { get; } =
    [
        new(Stage, q => q.Stages.IsAny ? null : q.Stages.Code, (q, t) => LeadStages.TryRead(t, out var stages) ? q with { Stages = stages } : null) { Words = LeadStages.Choices },
        new("owner", q => q.Owner?.Code, (q, t) => LeadOwner.Read(t) is { } owner ? q with { Owner = owner } : null) { Words = LeadOwner.Choices },
        new(Text, q => q.Text, (q, t) => q with { Text = t }),
        YesOrNo("redFlag", q => q.RedFlag, (q, yes) => q with { RedFlag = yes }),
        YesOrNo("hasNextStep", q => q.HasNextStep, (q, yes) => q with { HasNextStep = yes }),
        Choice<WaitingOn>("waitingOn", q => q.WaitingOn, (q, on) => q with { WaitingOn = on }),
        new("source", q => q.Source, (q, t) => q with { Source = t }),
        new("article", q => q.Article, (q, t) => q with { Article = t }),
        new("campaign", q => q.Campaign, (q, t) => q with { Campaign = t }),
        new("category", q => q.Category, (q, t) => q with { Category = t }),
        new("condition", q => q.Condition, (q, t) => q with { Condition = t }),
        new("treatment", q => q.Treatment, (q, t) => q with { Treatment = t }),
        new("country", q => q.Country, (q, t) => q with { Country = t }),
        new("language", q => q.Language, (q, t) => q with { Language = t }),
        Day("from", q => q.From, (q, day) => q with { From = day }),
        Day("to", q => q.To, (q, day) => q with { To = day }),
        Choice<ReportStage>(Reached, q => q.Cell?.Stage, (q, stage) => q with { Cell = CellOf(q) with { Stage = stage } }),
        new("groupBy", q => q.Cell?.GroupBy, (q, t) => ChoiceRule.Find(ReportGroups.All, t) is { } group ? q with { Cell = CellOf(q) with { GroupBy = group } } : null)
        {
            Words = ChoiceRule.Words(ReportGroups.All),
        },
        // The row of leads that have no key is a row like others.
        new("key", q => q.Cell?.Key, (q, t) => q with { Cell = CellOf(q) with { Key = t } }) { MayBeEmpty = true },
    ];

    private static ReportCell CellOf(LeadQuery query) => query.Cell ?? ReportCell.Total;

    private static LeadQueryField Choice<T>(string name, Func<LeadQuery, T?> value, Func<LeadQuery, T, LeadQuery> with)
        where T : struct, Enum =>
        new(name, q => value(q) is { } known ? FormCodes.Code(known) : null, (q, t) => FormCodes.TryRead<T>(t, out var known) ? with(q, known) : null)
        {
            Words = ChoiceRule.Words(Enum.GetValues<T>().Select(FormCodes.Code)),
        };

    private static LeadQueryField YesOrNo(string name, Func<LeadQuery, bool?> value, Func<LeadQuery, bool, LeadQuery> with) =>
        new(name, q => value(q) switch { true => "true", false => "false", null => null }, (q, t) => ChoiceRule.Find(s_yesOrNo, t) is { } known ? with(q, known == "true") : null)
        {
            Words = ChoiceRule.Words(s_yesOrNo),
        };

    private static LeadQueryField Day(string name, Func<LeadQuery, DateOnly?> value, Func<LeadQuery, DateOnly, LeadQuery> with) =>
        new(name, q => value(q)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (q, t) => DateOnly.TryParseExact(t, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? with(q, day) : null)
        {
            Code = "date-malformed",
            Words = "A date is written as 2026-11-23.",
        };
}
