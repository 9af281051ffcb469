using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Routing;

namespace LeadCrm.Domain.Tests.Routing;

/// <summary>The gates once more, written as slowly and plainly as the rules read, to hold the engine against. Capacity is counted elsewhere.</summary>
internal static class GatesByTheBook
{
    public static bool Passes(RoutingCase lead, CandidateClinic clinic, DateTimeOffset at, PolicyDefinition policy)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone)).DateTime);
        var offering = clinic.Offerings.SingleOrDefault(o => o.ConditionCode == lead.ConditionCode && o.TreatmentCode == lead.TreatmentCode);
        return offering is not null
            && CasePasses(lead)
            && clinic.VettingStatus == VettingStatus.Approved
            && (clinic.PausedUntil is not { } until || until <= at)
            && clinic.WorkingHours is not null
            && clinic.TransferBasis != TransferBasis.None
            && Holds(LicenceKind.NationalLicence)
            && (lead.RequiredAnyOf == LicenceKind.None || Holds(lead.RequiredAnyOf))
            && (lead.EvidenceLevel != EvidenceLevel.Investigational || offering.Trial?.MayRecruitOn(day) == true)
            && (policy.Preferences.Destination == Strictness.Prefer || lead.Destinations.Count == 0 || lead.Destinations.Contains(clinic.Country))
            && (policy.Preferences.Language == Strictness.Prefer || clinic.Languages.Concat(clinic.InterpreterLanguages).Contains(lead.Language.Split('-')[0]))
            && !lead.Living.Contains(clinic.ClinicId)
            && !lead.Ended.Any(e => e.ClinicId == clinic.ClinicId && e.How != AssignmentEnd.Recalled)
            && (lead.RequestedClinicId is null || lead.OthersMayAnswer || lead.RequestedClinicId == clinic.ClinicId)
            && (policy.Preferences.Budget == Strictness.Prefer || BudgetMeets(lead, offering));

        bool Holds(LicenceKind kinds) => clinic.Licences.Any(l => kinds.HasFlag(l.Kind) && l.IsValidOn(day));
    }

    private static bool CasePasses(RoutingCase lead) =>
        lead is { ShareDeidentified: true, RepresentedPersonConfirmed: true, HasOpenRedFlag: false }
        && lead.EvidenceLevel != EvidenceLevel.Unproven
        && (lead.EvidenceLevel == EvidenceLevel.Established || lead.EvidenceAcknowledged)
        && (lead.Eligibility != EligibilityOutcome.NotEligible || lead.ReviewerOverride);

    private static bool BudgetMeets(RoutingCase lead, Offering offering)
    {
        if (lead.EvidenceLevel == EvidenceLevel.Investigational || lead.Budget is not { } budget || offering.PriceFrom is not { } price) return true;
        return RoutingMaking.Rates.Convert(budget, lead.BudgetCurrency!, offering.Currency!) is not { } converted || Math.Floor(converted * 100) / 100 >= price;
    }
}
