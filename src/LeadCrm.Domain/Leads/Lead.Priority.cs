using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Routing;

namespace LeadCrm.Domain.Leads;

/// <content>How urgently an answer of clinics is wanted.</content>
public sealed partial class Lead
{
    /// <summary>What a coordinator said; null while it follows from the case.</summary>
    public RoutingPriority? ChosenPriority { get; private set; }

    /// <summary>The priority under which the router asks clinics: the coordinator's, else that of <see cref="CasePriority"/>.</summary>
    /// <param name="today">Today.</param>
    public RoutingPriority PriorityOn(DateOnly today) => ChosenPriority ?? CasePriority.Of(RedFlag, Wishes.TravelFrom, Wishes.TravelUntil, today);

    /// <summary>A coordinator says how urgently an answer is wanted. It counts for the clinics that are asked from now on; offers that are out keep their deadline.</summary>
    /// <param name="priority">The priority.</param>
    /// <param name="code">Its code, for the timeline.</param>
    /// <param name="reason">Why, sealed.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>lead-closed</c>.</exception>
    public void Prioritise(RoutingPriority priority, string code, SealedText reason, Actor by, DateTimeOffset at)
    {
        RefuseUnlessOpen();
        ChosenPriority = priority;
        Record(FactKind.PrioritySet, by, at, code, reason);
    }
}
