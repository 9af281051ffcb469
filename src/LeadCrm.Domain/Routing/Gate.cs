namespace LeadCrm.Domain.Routing;

/// <summary>
/// What a case or a clinic must pass before an offer; the set bits are the gates that failed. The values are stored: they only grow.
/// The frequent ones are the low bits, so that a stored mask is short.
/// </summary>
[Flags]
public enum Gate
{
    /// <summary>No gate failed.</summary>
    None = 0,

    /// <summary>Clinic: it does not offer this treatment for this condition. No other gate is looked at then.</summary>
    OffersPair = 1 << 0,

    /// <summary>Clinic: its capacity for the day, week or month is used up.</summary>
    Capacity = 1 << 1,

    /// <summary>Clinic: its country is not among the destinations that the patient accepts.</summary>
    Destination = 1 << 2,

    /// <summary>Clinic: nobody there speaks or interprets the patient's language.</summary>
    Language = 1 << 3,

    /// <summary>Clinic: its lowest price is above the patient's budget.</summary>
    Budget = 1 << 4,

    /// <summary>Clinic: it is not approved.</summary>
    Vetting = 1 << 5,

    /// <summary>Clinic: it takes no offers until a date.</summary>
    Paused = 1 << 6,

    /// <summary>Clinic: no national licence that is valid on the day.</summary>
    Licence = 1 << 7,

    /// <summary>Clinic: none of the accreditations that this treatment requires is valid on the day.</summary>
    Accreditation = 1 << 8,

    /// <summary>Clinic: nothing allows health data to reach its country.</summary>
    TransferBasis = 1 << 9,

    /// <summary>Clinic: no trial here that meets every condition of an investigational treatment.</summary>
    TrialConditions = 1 << 10,

    /// <summary>Clinic: it has a living assignment for this lead.</summary>
    HoldsAlready = 1 << 11,

    /// <summary>Clinic: it declined this lead before.</summary>
    DeclinedBefore = 1 << 12,

    /// <summary>Clinic: it let an offer of this lead expire before.</summary>
    ExpiredBefore = 1 << 13,

    /// <summary>Clinic: an assignment of this lead to it ended in another way (unsuitable, not chosen, returned, cancelled).</summary>
    EndedBefore = 1 << 14,

    /// <summary>Clinic: the patient asked for another clinic and nobody else.</summary>
    OnlyRequestedClinic = 1 << 15,

    /// <summary>Clinic: it has stated no working hours, so no deadline can run.</summary>
    WorkingHours = 1 << 16,

    /// <summary>Case: no consent to a de-identified case being shown to clinics.</summary>
    Consent = 1 << 17,

    /// <summary>Case: the adult who would be treated (or a documented representative) has not confirmed.</summary>
    RepresentedPerson = 1 << 18,

    /// <summary>Case: a red flag has not been cleared.</summary>
    RedFlag = 1 << 19,

    /// <summary>Case: the treatment is unproven for this condition and is never routed.</summary>
    Unproven = 1 << 20,

    /// <summary>Case: the patient has not acknowledged evidence and risks of an emerging or investigational treatment.</summary>
    EvidenceAcknowledgement = 1 << 21,

    /// <summary>Case: not eligible by the rules, and no medical reviewer has decided otherwise.</summary>
    Eligibility = 1 << 22,

    /// <summary>Clinic: the policy's cap for the day, week or month is used up.</summary>
    PolicyCap = 1 << 23,

    /// <summary>Every gate of the case itself; one of them stops all clinics.</summary>
    OfTheCase = Consent | RepresentedPerson | RedFlag | Unproven | EvidenceAcknowledgement | Eligibility,
}
