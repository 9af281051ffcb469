using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Domain.Routing;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Routing;

/// <summary>What several use cases of policies need alike.</summary>
internal static class PolicyLookup
{
    /// <summary>A version to be changed.</summary>
    /// <exception cref="NotFoundException">There is none of this number.</exception>
    public static async Task<RoutingPolicy> PolicyAsync(this ILeadCrmDb db, int version, CancellationToken ct) =>
        await db.RoutingPolicies.SingleOrDefaultAsync(p => p.Version == version, ct) ?? throw new NotFoundException();

    /// <summary>A version as the caller saw it.</summary>
    /// <exception cref="BrokenRuleException"><c>changed-meanwhile</c> when it is another one now.</exception>
    public static async Task<RoutingPolicy> PolicyAsync(this ILeadCrmDb db, int version, int revision, CancellationToken ct)
    {
        var policy = await db.PolicyAsync(version, ct);
        return policy.Revision == revision
            ? policy
            : throw new BrokenRuleException("changed-meanwhile", "Somebody else changed this policy meanwhile; look at it again and repeat.");
    }

    /// <summary>Refuses shares and caps of clinics that are not there; everything else that is wrong is told with it.</summary>
    /// <exception cref="InvalidRequestException"><c>policy-clinic-unknown</c> and the codes of <see cref="PolicyProblem"/>, each with its field.</exception>
    public static async Task RefuseProblemsAsync(this ILeadCrmDb db, PolicyDefinition definition, CancellationToken ct)
    {
        var problems = PolicyProblems.Of(definition).Select(p => new FieldProblem(p.Field, p.Code, p.Sentence)).ToList();
        var named = definition.Shares.Select(s => s.ClinicId).Concat(definition.Caps.Named.Select(c => c.ClinicId)).Distinct().ToList();
        var known = await db.Clinics.Where(c => named.Contains(c.Id)).Select(c => c.Id).ToListAsync(ct);
        var unknown = named.Except(known).ToList();
        if (definition.Shares.Any(s => unknown.Contains(s.ClinicId)))
            problems.Add(new FieldProblem("shares", "policy-clinic-unknown", "A share is agreed with a clinic that is not among our partners."));
        if (definition.Caps.Named.Any(c => unknown.Contains(c.ClinicId)))
            problems.Add(new FieldProblem("caps", "policy-clinic-unknown", "A cap is set for a clinic that is not among our partners."));
        if (problems.Count > 0)
            throw new InvalidRequestException(problems);
    }
}
