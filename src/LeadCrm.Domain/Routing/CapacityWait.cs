using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Routing;

/// <summary>
/// A case that would fit but for capacity or a pause waits in the queue instead of going back to the coordinator: capacity that
/// becomes free (a clinic declines, its day turns, it takes more) drains the queue by itself.
/// </summary>
public static class CapacityWait
{
    /// <summary>
    /// How long a case waits at most, on the clock, before it goes back to the coordinator after all. The product's own choice: the
    /// patient was promised an answer in days, not weeks.
    /// </summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    private const Gate Temporary = Gate.Capacity | Gate.PolicyCap | Gate.Paused;

    /// <summary>
    /// The first moment at which a clinic may be able to take the case: the end of its pause, or its next calendar day when its capacity, or what a policy gives it, is used up.
    /// </summary>
    /// <param name="decision">A decision that found nobody.</param>
    /// <param name="snapshot">The clinics that it read.</param>
    /// <returns>The moment, UTC; <c>null</c> when somebody was offered the case, or every clinic fails for another reason too.</returns>
    public static DateTimeOffset? Until(RoutingDecision decision, ClinicSnapshot snapshot)
    {
        if (decision.Outcome != RoutingOutcome.NoClinic) return null;
        DateTimeOffset? first = null;
        for (var i = 0; i < decision.Candidates.Count; i++)
        {
            var failed = decision.Candidates[i].Failed;
            if (failed == Gate.None || (failed & ~Temporary) != Gate.None) continue;
            var free = FreeAt(snapshot.Clinics[i], failed, decision.At);
            if (first is null || free < first) first = free;
        }

        return first;
    }

    private static DateTimeOffset FreeAt(CandidateClinic clinic, Gate failed, DateTimeOffset at)
    {
        var zone = LocalClock.For(clinic.TimeZone);
        var free = (failed & (Gate.Capacity | Gate.PolicyCap)) != Gate.None
            ? LocalClock.ToInstant(zone, LocalClock.DayOf(zone, at).AddDays(1).ToDateTime(TimeOnly.MinValue))
            : at;
        return failed.HasFlag(Gate.Paused) && clinic.PausedUntil > free ? clinic.PausedUntil.Value : free;
    }
}
