namespace LeadCrm.Domain.Leads;

/// <summary>What was agreed for a treatment: when, and what is known of the deposit.</summary>
public sealed record TreatmentPlan
{
    /// <summary>First day of the treatment, in the clinic's country; null while no dates are agreed.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day; null while no dates are agreed.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What is known of the deposit.</summary>
    public DepositState Deposit { get; init; }

    /// <summary>Its amount, in <see cref="DepositCurrency"/>.</summary>
    public decimal? DepositAmount { get; init; }

    /// <summary>Its currency, ISO 4217.</summary>
    public string? DepositCurrency { get; init; }
}
