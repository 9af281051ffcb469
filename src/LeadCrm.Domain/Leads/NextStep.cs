namespace LeadCrm.Domain.Leads;

/// <summary>The one thing that happens next on an open lead.</summary>
public enum NextStep
{
    /// <summary>Nothing: the lead is closed.</summary>
    None = 0,

    /// <summary>A coordinator takes the lead and makes the first contact.</summary>
    Triage = 1,

    /// <summary>A person judges a possible emergency before anything else.</summary>
    ClearRedFlag = 2,

    /// <summary>The coordinator qualifies or disqualifies.</summary>
    Qualify = 3,

    /// <summary>The router looks for clinics.</summary>
    Route = 4,

    /// <summary>A clinic answers the offer.</summary>
    AnswerOffer = 5,

    /// <summary>The patient confirms a clinic, its country and the risks.</summary>
    ConfirmClinic = 6,

    /// <summary>A clinic sends its quote.</summary>
    SendQuote = 7,

    /// <summary>The patient decides on the quotes.</summary>
    DecideOnQuotes = 8,

    /// <summary>The coordinator agrees dates and travel with patient and clinic.</summary>
    PrepareTreatment = 9,

    /// <summary>No clinic is left: the coordinator finds another way with the patient.</summary>
    FindAnotherWay = 10,

    /// <summary>The patient wrote: a coordinator replies.</summary>
    Reply = 11,

    /// <summary>A clinic asked something: a coordinator answers.</summary>
    AnswerClinic = 12,

    /// <summary>The clinic treats the patient.</summary>
    Treat = 13,

    /// <summary>The long-term follow-up goes on.</summary>
    FollowUp = 14,

    /// <summary>Clinics fit but are full or paused: the router offers the case when capacity becomes free, or gives it back when this is due.</summary>
    AwaitCapacity = 15,

    /// <summary>The patient was not reached: the coordinator tries again.</summary>
    TryAgain = 16,

    /// <summary>A clinic asks to return the lead: a coordinator or manager decides.</summary>
    DecideReturn = 55,

    /// <summary>A clinic returned the lead: a coordinator judges whether it is real, and which clinics to ask.</summary>
    JudgeReturned = 56,

    /// <summary>The evidence, the rules or the answers changed so that no clinic would be asked today, while clinics have the case: a coordinator and a medical reviewer judge how it goes on.</summary>
    JudgeEvidence = 57,

    /// <summary>Something that happens by itself failed (a mail was not taken, a job could not do its part): a coordinator reads the timeline and finds another way.</summary>
    ResolveFailure = 70,
}
