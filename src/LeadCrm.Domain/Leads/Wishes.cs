namespace LeadCrm.Domain.Leads;

/// <summary>What the patient would like; wishes weigh in routing, except destinations, which bind when given.</summary>
public sealed record Wishes
{
    /// <summary>Acceptable destinations, ISO 3166-1 alpha-2; empty means any.</summary>
    public List<string> Destinations { get; init; } = [];

    /// <summary>What the patient can spend in all, in <see cref="BudgetCurrency"/>.</summary>
    public decimal? BudgetAmount { get; init; }

    /// <summary>Currency of the budget, ISO 4217.</summary>
    public string? BudgetCurrency { get; init; }

    /// <summary>How many people travel along.</summary>
    public int? Companions { get; init; }

    /// <summary>First possible day of travel, in the patient's calendar.</summary>
    public DateOnly? TravelFrom { get; init; }

    /// <summary>Last possible day of travel, in the patient's calendar.</summary>
    public DateOnly? TravelUntil { get; init; }
}
