namespace LeadCrm.Domain.FollowUps;

/// <summary>How long something that failed waits for its next try: one minute, doubling, at most an hour.</summary>
public static class RetryPause
{
    private const int LongestMinutes = 60;

    /// <summary>The pause after so many tries.</summary>
    /// <param name="tries">Tries so far, from 1.</param>
    public static TimeSpan After(int tries) => TimeSpan.FromMinutes(Math.Min(LongestMinutes, Math.Pow(2, tries - 1)));
}
