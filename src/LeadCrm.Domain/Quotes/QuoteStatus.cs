namespace LeadCrm.Domain.Quotes;

/// <summary>Where a quote stands. A sent quote never changes; a correction is a new version that supersedes it.</summary>
/// <remarks>That its last day is over is no state: the day says it, and no job has to be in time (<see cref="Quote.IsOver"/>).</remarks>
public enum QuoteStatus
{
    /// <summary>Being written by the clinic.</summary>
    Draft = 0,

    /// <summary>The patient can read and decide.</summary>
    Sent = 1,

    /// <summary>The patient accepted.</summary>
    Accepted = 2,

    /// <summary>The patient declined.</summary>
    Declined = 3,

    /// <summary>Replaced by a newer version, or another clinic was chosen.</summary>
    Superseded = 5,
}
