namespace LeadCrm.Domain.Leads;

/// <summary>Where a lead stands. The order of the first ten is the order of the journey.</summary>
public enum LeadStage
{
    /// <summary>Stored, nobody has looked at it yet.</summary>
    New = 0,

    /// <summary>A coordinator is working on it.</summary>
    InTriage = 1,

    /// <summary>Ready to be routed; leads in this stage are the routing queue.</summary>
    Qualified = 2,

    /// <summary>Offered to at least one clinic, or the next clinic is being looked for.</summary>
    Routed = 3,

    /// <summary>At least one clinic has accepted.</summary>
    Accepted = 4,

    /// <summary>At least one clinic has sent a quote.</summary>
    Quoted = 5,

    /// <summary>The patient chose a quote.</summary>
    Booked = 6,

    /// <summary>The patient has arrived.</summary>
    InTreatment = 7,

    /// <summary>Treated; followed up over the long term.</summary>
    Aftercare = 8,

    /// <summary>Everything is done.</summary>
    Completed = 9,

    /// <summary>Closed without a booking, with a reason.</summary>
    Lost = 20,

    /// <summary>Not a case for LeadCrm's clinics, with a reason.</summary>
    Disqualified = 21,

    /// <summary>The same request as another lead, which survives.</summary>
    Duplicate = 22,

    /// <summary>Not a real request; kept apart, not dropped.</summary>
    Spam = 23,

    /// <summary>The patient took consent back; clinics lose access at once.</summary>
    Withdrawn = 24,

    /// <summary>The patient has died; nothing is ever sent again.</summary>
    Deceased = 25,
}
