namespace LeadCrm.Domain.FollowUps;

/// <summary>Where a message stands.</summary>
public enum MessageStatus
{
    /// <summary>Waits for its time.</summary>
    Due = 0,

    /// <summary>The mail server took it.</summary>
    Sent = 1,

    /// <summary>Became pointless before it was sent.</summary>
    Cancelled = 2,

    /// <summary>Given up after the last attempt; a person must look.</summary>
    Failed = 3,
}
