using System.Globalization;
using LeadCrm.Application.Clinics;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Values;

namespace LeadCrm.Web.Workbench.Clinics;

/// <summary>What is said of a clinic, in words.</summary>
internal static class ClinicWords
{
    private static readonly DayOfWeek[] s_week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public static string Of(VettingStatus status) => status == VettingStatus.UnderReview ? "Under review" : status.ToString();

    public static string Tone(VettingStatus status) => status switch
    {
        VettingStatus.Approved => "tag-good",
        VettingStatus.Suspended => "tag-error",
        _ => "tag-warn",
    };

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Of(LicenceKind kind) => LicenceNames.Of(kind);

    public static string Of(VettingItem item) => item switch
    {
        VettingItem.SafetyStandards => "Safety standards",
        VettingItem.EthicsCommittee => "Ethics committee",
        VettingItem.InformedConsent => "Informed-consent process",
        _ => "Complication reporting",
    };

    public static string Of(Trial trial)
    {
        static string Sighted(string what, DateOnly? on) => on is { } day ? $"{what} of {Day(day)}" : $"no {what}";
        return $"Trial: {(trial.RecruitingHere ? "recruits here" : "does not recruit here")}, {Sighted("regulator's authorisation", trial.RegulatorAuthorisedOn)}, "
            + $"{Sighted("ethics approval", trial.EthicsApprovedOn)}, {(trial.NoFeeForProduct ? "no fee for the product" : "a fee for the product")}";
    }

    public static string Of(CommissionLaw law) => law switch
    {
        CommissionLaw.Forbidden => "A commission is forbidden there",
        CommissionLaw.Licensed => "A commission is only for registered agents there",
        CommissionLaw.Allowed => "A commission is allowed there",
        _ => "Nobody has recorded what the law there says, so no commission can be agreed",
    };

    public static string Of(TransferBasis basis) => basis switch
    {
        TransferBasis.Adequacy => "an adequacy decision covers the country",
        TransferBasis.ContractClauses => "standard contractual clauses are signed",
        TransferBasis.ExplicitConsent => "each patient's explicit consent",
        _ => "nothing: the clinic is not offered cases",
    };

    public static string Of(Capacity capacity)
    {
        string?[] limits = [Limit(capacity.PerDay, "day"), Limit(capacity.PerWeek, "week"), Limit(capacity.PerMonth, "month")];
        var stated = limits.OfType<string>().ToList();
        return stated.Count == 0 ? "no limit" : "at most " + string.Join(", ", stated);
    }

    public static string Of(StagesOfCare stages)
    {
        string?[] parts =
        [
            stages.HasFlag(StagesOfCare.PreTreatmentEvaluation) ? "evaluation before" : null,
            stages.HasFlag(StagesOfCare.MonitoringDuringTherapy) ? "monitoring during" : null,
            stages.HasFlag(StagesOfCare.LongTermFollowUp) ? "long-term follow-up" : null,
        ];
        var provided = parts.OfType<string>().ToList();
        return provided.Count == 0 ? "none stated" : string.Join(", ", provided);
    }

    public static string Experience(Offering offering) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Count(offering.CasesPerYear, "case")} a year, {Count(offering.YearsOfExperience, "year")} of experience");

    public static string Price(Offering offering) => offering.PriceFrom is { } from
        ? $"{Currencies.Write(from, offering.Currency ?? "", CultureInfo.InvariantCulture)} to {Currencies.Write(offering.PriceTo ?? from, offering.Currency ?? "", CultureInfo.InvariantCulture)}"
        : "no price";

    /// <summary>"Monday to Friday 09:00–18:00": neighbouring days with the same hours are one line.</summary>
    public static IEnumerable<string> Hours(WorkingHours hours)
    {
        var days = s_week.Select(day => (Day: day, Hours: HoursOf(hours, day))).ToList();
        for (var first = 0; first < days.Count;)
        {
            var last = first;
            while (last + 1 < days.Count && days[last + 1].Hours == days[first].Hours)
                last++;
            var name = last == first ? $"{days[first].Day}" : $"{days[first].Day} to {days[last].Day}";
            yield return $"{name}: {days[first].Hours ?? "closed"}";
            first = last + 1;
        }
    }

    private static string Count(int n, string what) => string.Create(CultureInfo.InvariantCulture, $"{n:#,0} {what}{(n == 1 ? "" : "s")}");

    private static string? Limit(int? cases, string period) => cases is { } n ? string.Create(CultureInfo.InvariantCulture, $"{n} a {period}") : null;

    private static string? HoursOf(WorkingHours hours, DayOfWeek day)
    {
        var spans = hours.Weekly.Where(i => i.Day == day).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.From:HH:mm}–{i.To:HH:mm}")).ToList();
        return spans.Count == 0 ? null : string.Join(", ", spans);
    }
}
