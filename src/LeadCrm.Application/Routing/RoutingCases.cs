using LeadCrm.Application.Catalogue;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Routing;
using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Routing;

/// <summary>Takes from a lead what routing may read.</summary>
internal static class RoutingCases
{
    public static RoutingCase Of(LeadToRoute subject, CatalogueSnapshot catalogue, DateTimeOffset at)
    {
        var lead = subject.Lead;
        var pair = catalogue.FindPair(lead.ConditionCode, lead.TreatmentCode);
        return new RoutingCase
        {
            LeadId = lead.Id,
            ConditionCode = lead.ConditionCode ?? "",
            TreatmentCode = lead.TreatmentCode ?? "",
            // What the catalogue does not know has no evidence behind it.
            EvidenceLevel = pair?.EvidenceLevel ?? EvidenceLevel.Unproven,
            RequiredAnyOf = RequiredBy(pair),
            Eligibility = lead.Eligibility,
            ReviewerOverride = lead.EligibilityOverridden,
            HasOpenRedFlag = lead.RedFlag == RedFlagState.Open,
            ShareDeidentified = lead.Allows(ConsentPurpose.ShareDeidentified | ConsentPurpose.HealthData),
            EvidenceAcknowledged = lead.Allows(ConsentPurpose.EvidenceAcknowledged),
            RepresentedPersonConfirmed = !lead.AwaitsRepresentation(at.Year),
            Country = lead.Requester.Country ?? "",
            Language = lead.Requester.Language,
            Destinations = lead.Wishes.Destinations,
            Budget = lead.Wishes.BudgetAmount,
            BudgetCurrency = lead.Wishes.BudgetCurrency,
            RequestedClinicId = lead.RequestedClinicId,
            OthersMayAnswer = lead.OtherClinicsMayAnswer,
            MaxClinicsAgreed = lead.MaxClinicsAgreed,
            Priority = lead.PriorityOn(ZonedCalendar.LatestDay(at)),
            Ended = [.. subject.Assignments.Where(a => !AssignmentMoves.IsLiving(a.Status)).Select(a => new EndedAssignment(a.ClinicId, EndOf(a.Status)))],
            Living = [.. subject.Assignments.Where(a => AssignmentMoves.IsLiving(a.Status)).Select(a => a.ClinicId)],
        };
    }

    public static LicenceKind RequiredBy(TreatmentPair? pair) =>
        (pair?.Requirements.AnyAccreditation ?? []).Aggregate(LicenceKind.None, (all, code) => all | KindOf(code));

    // A code that is no kind of its own is still a requirement: it must not open the gate.
    private static LicenceKind KindOf(string code) => Enum.TryParse<LicenceKind>(code, ignoreCase: true, out var kind) ? kind : LicenceKind.OtherClinical;

    private static AssignmentEnd EndOf(AssignmentStatus status) => status switch
    {
        AssignmentStatus.Declined => AssignmentEnd.Declined,
        AssignmentStatus.Expired => AssignmentEnd.Expired,
        AssignmentStatus.Recalled => AssignmentEnd.Recalled,
        _ => AssignmentEnd.Other,
    };
}
