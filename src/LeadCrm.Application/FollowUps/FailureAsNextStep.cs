using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.FollowUps;

/// <summary>Puts a lead on which something failed by itself in front of a coordinator.</summary>
public static class FailureAsNextStep
{
    /// <summary>
    /// Makes the failure the next step unless a person of ours has the lead on their list already. Written without reading the lead:
    /// its own content may be what failed.
    /// </summary>
    /// <param name="leads">The leads.</param>
    /// <param name="leadId">The lead.</param>
    /// <param name="at">Now (UTC); it is due at once.</param>
    /// <param name="ct">Cancels.</param>
    public static Task<int> AskToResolveFailureAsync(this IQueryable<Lead> leads, Guid leadId, DateTimeOffset at, CancellationToken ct) => leads.IgnoreQueryFilters()
        .Where(l => l.Id == leadId && l.NextStepDueAt != null && (l.WaitingOn != WaitingOn.Us || l.NextStep == NextStep.Route))
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(l => l.NextStep, NextStep.ResolveFailure)
                .SetProperty(l => l.WaitingOn, WaitingOn.Us)
                .SetProperty(l => l.NextStepDueAt, at)
                .SetProperty(l => l.Version, l => l.Version + 1),
            ct);
}
