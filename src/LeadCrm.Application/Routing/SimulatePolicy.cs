using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Routing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Routing;

/// <summary>Asks for a simulation of a draft over the last leads, against the published policy. It runs in the background; answers its id.</summary>
/// <param name="Version">The draft.</param>
/// <param name="Leads">How many of the last leads, 1 to 100,000.</param>
[AllowedTo(Roles.Manager)]
public sealed record SimulatePolicy(int Version, int Leads = 1_000) : IRequest<Guid>;

internal sealed class SimulatePolicyValidator : AbstractValidator<SimulatePolicy>
{
    public SimulatePolicyValidator() => RuleFor(r => r.Leads)
        .InclusiveBetween(1, SimulationRun.MostLeads).WithErrorCode("out-of-range").WithMessage("A simulation replays between 1 and 100,000 leads.");
}

internal sealed class SimulatePolicyHandler(ILeadCrmDb db, ICallerContext callers, TimeProvider time) : IRequestHandler<SimulatePolicy, Guid>
{
    public async Task<Guid> Handle(SimulatePolicy request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current);
        var draft = await db.PolicyAsync(request.Version, ct);
        await db.RefuseProblemsAsync(draft.Definition, ct);
        var published = await db.RoutingPolicies.Where(p => p.Status == PolicyStatus.Published).Select(p => (int?)p.Version).SingleOrDefaultAsync(ct)
            ?? throw new BrokenRuleException("policy-missing", "No routing policy is published, so there is nothing to compare with.");
        var run = SimulationRun.Of(Guid.CreateVersion7(at), draft, published, request.Leads, by.UserId!.Value, at);
        db.SimulationRuns.Add(run);
        db.Facts.Add(new Fact(FactKind.PolicySimulated, at, by.Actor) { SubjectId = run.Id, Reason = PolicyAudit.Version(draft.Version) });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DuplicateKeyException)
        {
            throw new BrokenRuleException("simulation-underway", "A simulation of this draft is under way; wait for it or cancel it.");
        }
        catch (MissingReferenceException)
        {
            throw new BrokenRuleException("changed-meanwhile", "Somebody else deleted this draft at the same moment.");
        }

        return run.Id;
    }
}
