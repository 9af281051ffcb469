namespace LeadCrm.Domain.Clinics;

/// <summary>How far a clinic has been checked. Only an approved clinic is offered cases.</summary>
public enum VettingStatus
{
    /// <summary>The clinic has asked to become a partner; nobody has looked yet.</summary>
    Applied = 0,

    /// <summary>A manager is working through the checklist.</summary>
    UnderReview = 1,

    /// <summary>Checked and working with us.</summary>
    Approved = 2,

    /// <summary>Stopped by a manager, with a reason; has to be reviewed again to come back.</summary>
    Suspended = 3,
}
