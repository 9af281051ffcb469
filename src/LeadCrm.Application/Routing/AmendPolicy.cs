using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Routing;
using MediatR;

namespace LeadCrm.Application.Routing;

/// <summary>Changes a draft; one that was simulated has to be simulated again. Everything that is wrong with it is told at once.</summary>
/// <param name="Version">The draft.</param>
/// <param name="Revision">The revision that the caller saw.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Definition">What it says.</param>
[AllowedTo(Roles.Manager)]
public sealed record AmendPolicy(int Version, int Revision, string Name, PolicyDefinition Definition) : IRequest<Unit>;

internal sealed class AmendPolicyValidator : AbstractValidator<AmendPolicy>
{
    public AmendPolicyValidator() => RuleFor(r => r.Name)
        .Must(n => !string.IsNullOrWhiteSpace(n)).WithErrorCode("required").WithMessage("Please give the policy a name.")
        .MaximumLength(RoutingPolicy.LongestName).WithErrorCode("too-long").WithMessage("The name is too long: 200 characters at most.");
}

internal sealed class AmendPolicyHandler(ILeadCrmDb db, ICallerContext callers, TimeProvider time) : IRequestHandler<AmendPolicy, Unit>
{
    public async Task<Unit> Handle(AmendPolicy request, CancellationToken ct)
    {
        await db.RefuseProblemsAsync(request.Definition, ct);
        var policy = await db.PolicyAsync(request.Version, request.Revision, ct);
        policy.Amend(request.Name, request.Definition);
        db.Facts.Add(new Fact(FactKind.PolicyAmended, time.GetUtcNow(), callers.Current.Actor) { Reason = PolicyAudit.Version(policy.Version) });
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
