namespace LeadCrm.Domain.Catalogue;

/// <summary>Whether the evidence of a pair has to be looked at again.</summary>
public enum ReviewState
{
    /// <summary>Reviewed recently enough.</summary>
    Current,

    /// <summary>Due within the warning time.</summary>
    DueSoon,

    /// <summary>Due today or earlier.</summary>
    Due,
}

/// <summary>How long a review of evidence lasts. Where trials are running, what is known changes faster.</summary>
/// <param name="Months">Months for established and unproven treatments, from 1.</param>
/// <param name="EarlyMonths">Months for emerging and investigational ones, from 1.</param>
/// <param name="SoonDays">Days before the due day on which it is first told.</param>
public sealed record ReviewInterval(int Months = 12, int EarlyMonths = 6, int SoonDays = 30)
{
    /// <summary>The day by which the next review has to be done.</summary>
    /// <param name="level">The evidence level.</param>
    /// <param name="reviewedOn">Day of the last review.</param>
    public DateOnly DueOn(EvidenceLevel level, DateOnly reviewedOn) =>
        reviewedOn.AddMonths(level is EvidenceLevel.Emerging or EvidenceLevel.Investigational ? EarlyMonths : Months);

    /// <summary>Whether it is due.</summary>
    /// <param name="level">The evidence level.</param>
    /// <param name="reviewedOn">Day of the last review.</param>
    /// <param name="today">Today (UTC).</param>
    public ReviewState StateOn(EvidenceLevel level, DateOnly reviewedOn, DateOnly today)
    {
        var due = DueOn(level, reviewedOn);
        return due <= today ? ReviewState.Due : due <= today.AddDays(SoonDays) ? ReviewState.DueSoon : ReviewState.Current;
    }
}
