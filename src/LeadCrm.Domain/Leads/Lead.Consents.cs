using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Journal;

namespace LeadCrm.Domain.Leads;

/// <content>What the patient, and a represented adult, agreed to.</content>
public sealed partial class Lead
{
    /// <summary>Records what the patient granted or took back.</summary>
    /// <param name="consent">The act.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="due">When a coordinator must have looked at the consequence (UTC).</param>
    /// <remarks>Without consent to be contacted or to health data the lead is withdrawn; without consent to sharing it goes back to
    /// the coordinator, who from the booking on has to see how it goes on without the clinic. In each case the use case ends every assignment in the same transaction.</remarks>
    public void RecordConsent(Consent consent, DateTimeOffset at, DateTimeOffset due)
    {
        var by = Actor.Patient(Id);
        _consents.Add(consent);
        ConsentsGranted = consent.Granted ? ConsentsGranted | consent.Purpose : ConsentsGranted & ~consent.Purpose;
        Record(consent.Granted ? FactKind.ConsentGranted : FactKind.ConsentWithdrawn, by, at, consent.Purpose.ToString());
        if (consent.Granted)
            return;
        if (consent.Purpose is ConsentPurpose.Contact or ConsentPurpose.HealthData && Stage is not (LeadStage.Withdrawn or LeadStage.Deceased))
        {
            MoveTo(LeadStage.Withdrawn, by, at, Reasons.ConsentWithdrawn);
        }
        else if (consent.Purpose == ConsentPurpose.ShareDeidentified && Stage is >= LeadStage.Qualified and < LeadStage.Booked)
        {
            MoveTo(LeadStage.InTriage, by, at, Reasons.SharingWithdrawn);
            RoutingDueAt = null;
            Next(NextStep.FindAnotherWay, WaitingOn.Us, due);
        }
        else if (consent.Purpose == ConsentPurpose.ShareDeidentified && Stage is LeadStage.Booked or LeadStage.InTreatment)
        {
            ClinicFellAway(at, due);
        }
    }

    /// <summary>Says that the links to the case page were closed and a new one was made.</summary>
    /// <param name="by">Who asked for it.</param>
    /// <param name="at">When (UTC).</param>
    public void CaseLinkReplaced(Actor by, DateTimeOffset at) => Record(FactKind.CaseLinkReplaced, by, at);

    /// <summary>The represented adult, or a documented representative, confirmed the request.</summary>
    /// <param name="by">Who confirmed or recorded it.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="AlreadyDoneException">It is confirmed.</exception>
    public void ConfirmRepresentation(Actor by, DateTimeOffset at)
    {
        RefuseUnlessOpen();
        if (RepresentationConfirmedAt is not null)
            throw new AlreadyDoneException();
        RepresentationConfirmedAt = at;
        Record(FactKind.RepresentationConfirmed, by, at);
    }

    /// <summary>Whether an adult patient other than the requester must still confirm before anything leaves LeadCrm.</summary>
    /// <param name="year">The present calendar year.</param>
    public bool AwaitsRepresentation(int year) => AwaitsRepresentation(Requester.Relation, RepresentationConfirmedAt, Patient, year);

    /// <summary>The same for a lead of which only these parts were read.</summary>
    /// <param name="relation">How the requester is related to the patient.</param>
    /// <param name="confirmedAt">When the represented adult confirmed (UTC).</param>
    /// <param name="patient">Who is treated.</param>
    /// <param name="year">The present calendar year.</param>
    public static bool AwaitsRepresentation(Relation relation, DateTimeOffset? confirmedAt, Patient patient, int year) =>
        relation != Relation.Self && confirmedAt is null && !(patient.MayBeMinor(year) && patient.GuardianAuthority is not null);
}
