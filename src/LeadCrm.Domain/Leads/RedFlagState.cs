namespace LeadCrm.Domain.Leads;

/// <summary>Whether something in the request may be an emergency. Open ones block routing and marketing.</summary>
public enum RedFlagState
{
    /// <summary>Nothing was found.</summary>
    None = 0,

    /// <summary>Found, and nobody has judged it yet.</summary>
    Open = 1,

    /// <summary>A medical reviewer or coordinator has judged it.</summary>
    Cleared = 2,
}
