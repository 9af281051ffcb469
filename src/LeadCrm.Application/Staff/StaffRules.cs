using FluentValidation;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Values;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Staff;
using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Staff;

/// <summary>What is asked of a colleague's form, whoever fills it.</summary>
internal static class StaffRules
{
    public const int MostLeadsPerDay = 200;
    private const int MostLanguages = 30;
    private const int MostShifts = 42;

    public static IRuleBuilderOptions<T, IReadOnlyList<string>> StaffRolesOnly<T>(this IRuleBuilder<T, IReadOnlyList<string>> rule) =>
        rule.NotEmpty().WithErrorCode("required").WithMessage("Please choose at least one role.")
            .Must(roles => roles is null || (roles.Count <= StaffRoles.Codes.Count * 2 && roles.All(r => ChoiceRule.Find(StaffRoles.Codes, r) is not null)))
            .WithErrorCode(ChoiceRule.Code).WithMessage(ChoiceRule.Words(StaffRoles.Codes))
            .Must(roles => roles is null || !StaffRoles.AreBothEyes(roles)).WithErrorCode("roles-apart")
            .WithMessage("Who gives out accounts does not review evidence: one person could be both who proposes and who approves.");

    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> KnownLanguages<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) =>
        rule.Must(tags => tags is null || tags.Count <= MostLanguages).WithErrorCode("too-many").WithMessage($"At most {MostLanguages} languages, please.")
            .Must(tags => tags is null || tags.Take(MostLanguages).All(Languages.IsKnown)).WithErrorCode("unknown").WithMessage("One of the languages is not known; write it as a tag such as en or pt-BR.");

    public static IRuleBuilderOptions<T, string?> KnownZone<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(zone => string.IsNullOrEmpty(zone) || TimeZones.IsKnown(zone)).WithErrorCode("unknown").WithMessage("This is not a time zone that is known; write it as Europe/Istanbul.");

    public static IRuleBuilderOptions<T, IReadOnlyList<WorkShift>?> Shifts<T>(this IRuleBuilder<T, IReadOnlyList<WorkShift>?> rule) =>
        rule.Must(shifts => shifts is null || shifts.Count <= MostShifts).WithErrorCode("too-many").WithMessage("A day has at most a few shifts.")
            .Must(shifts => shifts is null || shifts.Count > MostShifts || !Overlap(shifts)).WithErrorCode("overlap").WithMessage("Shifts of one day do not overlap; please correct one of them.");

    public static IRuleBuilderOptions<T, int?> LeadsADay<T>(this IRuleBuilder<T, int?> rule) =>
        rule.InclusiveBetween(1, MostLeadsPerDay).WithErrorCode("out-of-range")
            .WithMessage($"Between 1 and {MostLeadsPerDay} leads a day; leave it empty for no limit. Whoever takes none for a while is absent.");

    /// <summary>Reads what was validated.</summary>
    public static WorkingManner Manner(IReadOnlyList<string>? languages, string? zone, IReadOnlyList<WorkShift>? weekly, int? leadsPerDay) =>
        new(languages ?? [], string.IsNullOrEmpty(zone) ? null : zone, [.. (weekly ?? []).Select(s => s.Read()!.Value)], leadsPerDay);

    private static bool Overlap(IReadOnlyList<WorkShift> shifts)
    {
        var ordered = shifts.Select(s => s.Read()).OfType<WorkingInterval>().OrderBy(i => i.Day).ThenBy(i => i.From).ToList();
        return ordered.Zip(ordered.Skip(1)).Any(pair => pair.First.Day == pair.Second.Day && pair.First.From.ToTimeSpan() + pair.First.Duration() > pair.Second.From.ToTimeSpan());
    }
}
