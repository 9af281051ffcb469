namespace LeadCrm.Domain.Assignments;

/// <summary>Where a lead stands with one clinic.</summary>
public enum AssignmentStatus
{
    /// <summary>The clinic has been asked and has not answered.</summary>
    Offered = 0,

    /// <summary>The clinic takes the case.</summary>
    Accepted = 1,

    /// <summary>The clinic's physicians are looking at it.</summary>
    UnderReview = 2,

    /// <summary>The clinic asked something and waits.</summary>
    InfoRequested = 3,

    /// <summary>The clinic sent a quote.</summary>
    Quoted = 4,

    /// <summary>The patient chose this clinic.</summary>
    Chosen = 5,

    /// <summary>The patient has arrived.</summary>
    Arrived = 6,

    /// <summary>The patient was treated.</summary>
    Treated = 7,

    /// <summary>Ended: the clinic declined.</summary>
    Declined = 20,

    /// <summary>Ended: the clinic did not answer in time.</summary>
    Expired = 21,

    /// <summary>Ended: a doctor of the clinic found the treatment unsuitable.</summary>
    Unsuitable = 22,

    /// <summary>Ended: the patient chose another clinic or declined the quote.</summary>
    NotChosen = 23,

    /// <summary>Ended: returned under the agreed rules.</summary>
    Returned = 24,

    /// <summary>Ended: the clinic cancelled.</summary>
    ClinicCancelled = 25,

    /// <summary>Ended: the patient cancelled.</summary>
    PatientCancelled = 26,

    /// <summary>Ended: found unsuitable on arrival.</summary>
    UnsuitableOnArrival = 27,

    /// <summary>Ended: taken back, for example because consent was withdrawn.</summary>
    Recalled = 28,
}
