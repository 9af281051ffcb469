namespace LeadCrm.Domain.Clinics;

/// <summary>
/// How many cases a clinic takes. Days, weeks (from Monday, ISO 8601) and months are the clinic's own calendar.
/// A case counts from its offer on; an offer that is declined, expires or is recalled gives its place back.
/// </summary>
/// <param name="PerDay">Cases a day; <c>null</c>: no limit.</param>
/// <param name="PerWeek">Cases a week; <c>null</c>: no limit.</param>
/// <param name="PerMonth">Cases a month; <c>null</c>: no limit.</param>
public sealed record Capacity(int? PerDay = null, int? PerWeek = null, int? PerMonth = null)
{
    /// <summary>No limit at all.</summary>
    public static Capacity Unlimited { get; } = new();

    /// <summary>Refuses a negative limit.</summary>
    /// <exception cref="BrokenRuleException"><c>capacity-negative</c>.</exception>
    public void Check()
    {
        if (PerDay < 0 || PerWeek < 0 || PerMonth < 0)
            throw new BrokenRuleException("capacity-negative", "A clinic's capacity cannot be below zero.");
    }
}
