namespace LeadCrm.Domain.Leads;

/// <summary>What comes first in the coordinators' queue. Within a band the earliest deadline is first.</summary>
public enum QueueBand
{
    /// <summary>A possible emergency is open.</summary>
    Emergency = 0,

    /// <summary>Nobody has contacted the patient yet: minutes decide.</summary>
    FirstContact = 1,

    /// <summary>Anything else that waits on us.</summary>
    Ours = 2,

    /// <summary>The patient's or a clinic's move.</summary>
    Theirs = 3,

    /// <summary>Long-term follow-up, which has no hurry.</summary>
    Aftercare = 4,
}

/// <summary>The rule of the bands. The database computes the same for its index; a test compares the two.</summary>
public static class QueueBands
{
    /// <summary>The column that the database computes.</summary>
    public const string Column = "QueueBand";

    /// <summary>The band of an open lead.</summary>
    /// <param name="hasOpenRedFlag">Whether a possible emergency is open.</param>
    /// <param name="step">What happens next.</param>
    /// <param name="on">Whose move it is.</param>
    public static QueueBand Of(bool hasOpenRedFlag, NextStep step, WaitingOn on) => (hasOpenRedFlag, step, on) switch
    {
        (true, _, _) => QueueBand.Emergency,
        (_, NextStep.FollowUp, _) => QueueBand.Aftercare,
        (_, NextStep.Triage, _) => QueueBand.FirstContact,
        (_, _, WaitingOn.Us) => QueueBand.Ours,
        _ => QueueBand.Theirs,
    };
}
