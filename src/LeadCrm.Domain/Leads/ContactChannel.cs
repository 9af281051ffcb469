namespace LeadCrm.Domain.Leads;

/// <summary>How somebody would rather be reached.</summary>
public enum ContactChannel
{
    /// <summary>By e-mail.</summary>
    Email = 0,

    /// <summary>By telephone.</summary>
    Phone = 1,

    /// <summary>By WhatsApp.</summary>
    WhatsApp = 2,
}
