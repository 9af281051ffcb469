using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Routing;

/// <summary>Which limit is used up, in words: "2 a day", "2 a day and 10 a week".</summary>
internal static class CapSentences
{
    public static string UsedUp(Capacity limit, ClinicUsage usage)
    {
        List<string> used = [];
        if (usage.Today >= limit.PerDay) used.Add(Wording.Inv($"{limit.PerDay} a day"));
        if (usage.ThisWeek >= limit.PerWeek) used.Add(Wording.Inv($"{limit.PerWeek} a week"));
        if (usage.ThisMonth >= limit.PerMonth) used.Add(Wording.Inv($"{limit.PerMonth} a month"));
        return Wording.List(used);
    }
}
