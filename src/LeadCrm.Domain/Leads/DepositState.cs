namespace LeadCrm.Domain.Leads;

/// <summary>What is known of the deposit for a treatment. LeadCrm records it and never takes it.</summary>
public enum DepositState
{
    /// <summary>Nothing is known of a deposit.</summary>
    None = 0,

    /// <summary>The clinic has asked for it.</summary>
    Asked = 1,

    /// <summary>The patient has paid it to the clinic.</summary>
    Paid = 2,

    /// <summary>The clinic has paid it back.</summary>
    Refunded = 3,

    /// <summary>Patient and clinic do not agree about it.</summary>
    Disputed = 4,
}
