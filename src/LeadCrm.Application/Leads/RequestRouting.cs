using LeadCrm.Application.Access;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>
/// Asks the router to look at a lead again; a lead in triage is qualified for it. Clinics go on reading the free text that was approved when the lead was
/// last qualified, beside what the answers and the rules say today.
/// </summary>
/// <param name="LeadId">The lead.</param>
[AllowedTo(Roles.Coordinator)]
public sealed record RequestRouting(Guid LeadId) : IRequest<Unit>;

internal sealed class RequestRoutingHandler(ILeadCrmDb db, QualifiedCase cases, ICallerContext callers, TimeProvider time) : IRequestHandler<RequestRouting, Unit>
{
    public async Task<Unit> Handle(RequestRouting request, CancellationToken ct)
    {
        var lead = await db.LeadAsync(request.LeadId, ct);
        await cases.AssessAsync(lead, ct);
        lead.RequestRouting(callers.Current.Actor, time.GetUtcNow());
        await cases.WriteAgainAsync(lead, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
