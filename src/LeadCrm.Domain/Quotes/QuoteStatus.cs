namespace LeadCrm.Domain.Quotes;

/// <summary>Where a quote stands. A sent quote never changes; a correction is a new version that supersedes it.</summary>
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

    /// <summary>Its validity is over.</summary>
    Expired = 4,

    /// <summary>Replaced by a newer version, or another clinic was chosen.</summary>
    Superseded = 5,
}
