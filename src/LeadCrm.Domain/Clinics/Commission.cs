namespace LeadCrm.Domain.Clinics;

/// <summary>
/// What a clinic pays for a treated patient. It is never an input to routing: no type that the routing engine reads carries it,
/// and a test proves that changing it changes no decision. It falls due on <em>treated</em>, not on booked.
/// </summary>
/// <param name="Percent">Share of the basis, 0 to 100.</param>
/// <param name="Basis">What the share is taken of.</param>
/// <param name="Registration">The number under which we are registered as an agent, where the clinic's law wants that.</param>
public sealed record Commission(decimal Percent, CommissionBasis Basis, string? Registration = null)
{
    /// <summary>No commission is agreed, or the law forbids it.</summary>
    public static Commission None { get; } = new(0, CommissionBasis.None);

    /// <summary>Refuses a share outside 0 to 100 %, and a share of nothing.</summary>
    /// <exception cref="BrokenRuleException"><c>commission-out-of-range</c>.</exception>
    public void Check()
    {
        if (Percent is < 0 or > 100 || (Basis == CommissionBasis.None && Percent != 0))
            throw new BrokenRuleException("commission-out-of-range", "A commission is between 0 and 100 % of a stated basis.");
    }
}

/// <summary>What a commission is a share of.</summary>
public enum CommissionBasis
{
    /// <summary>There is no commission.</summary>
    None = 0,

    /// <summary>The price that the patient paid for the treatment.</summary>
    TreatmentPrice = 1,

    /// <summary>The treatment's price without travel, hotel and taxes.</summary>
    NetTreatmentPrice = 2,
}
