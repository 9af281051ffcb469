using LeadCrm.Domain.Leads;

namespace LeadCrm.Domain.Routing;

/// <summary>How urgently a case wants an answer, as far as that follows from the case itself. A coordinator who knows more says otherwise.</summary>
public static class CasePriority
{
    /// <summary>Travel within so many days is soon: visas and flights take weeks, so that the answer has to come first.</summary>
    public const int SoonDays = 30;

    /// <summary>Travel that lies more than so many months ahead leaves time.</summary>
    public const int FarMonths = 6;

    /// <summary>
    /// The priority: a possible emergency that was judged, or travel that is soon, is high, and both together are urgent; travel that is far away is low.
    /// A time of travel that is over says nothing any more.
    /// </summary>
    /// <param name="redFlag">Whether a possible emergency was found and judged. While it is open nothing is routed.</param>
    /// <param name="travelFrom">First possible day of travel, if it was said.</param>
    /// <param name="travelUntil">Last possible day of travel, if it was said.</param>
    /// <param name="today">Today.</param>
    public static RoutingPriority Of(RedFlagState redFlag, DateOnly? travelFrom, DateOnly? travelUntil, DateOnly today)
    {
        var isOver = travelUntil < today;
        // Who says only by when travels by then.
        var isSoon = !isOver && (travelFrom ?? travelUntil) <= today.AddDays(SoonDays);
        return (redFlag == RedFlagState.Cleared, isSoon) switch
        {
            (true, true) => RoutingPriority.Urgent,
            (true, false) or (false, true) => RoutingPriority.High,
            _ => travelFrom > today.AddMonths(FarMonths) ? RoutingPriority.Low : RoutingPriority.Normal,
        };
    }
}
