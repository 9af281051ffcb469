using LeadCrm.Application.Access;
using LeadCrm.Domain.Routing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Routing;

/// <summary>Decides a kept decision again from its snapshot, policy, counters and seed. Answers whether the result is the same to the last byte.</summary>
/// <param name="DecisionId">The decision.</param>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record VerifyDecision(Guid DecisionId) : IRequest<bool>;

internal sealed class VerifyDecisionHandler(ILeadCrmDb db, ToldDecisions decisions) : IRequestHandler<VerifyDecision, bool>
{
    public async Task<bool> Handle(VerifyDecision request, CancellationToken ct)
    {
        var stored = await db.RoutingDecisions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == request.DecisionId, ct) ?? throw new NotFoundException();
        var read = await decisions.ReadAsync(stored, ct);
        return DecisionReplay.GivesTheSame(read.Decision, read.Snapshot, read.Policy);
    }
}
