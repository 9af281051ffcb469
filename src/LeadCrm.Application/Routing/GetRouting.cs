using LeadCrm.Application.Access;
using MediatR;

namespace LeadCrm.Application.Routing;

/// <summary>Tells the newest routing decision of a lead: "Why this clinic?" and "Why not this one?". 404 while none was made.</summary>
/// <param name="LeadId">The lead.</param>
[AllowedTo(Roles.Coordinator | Roles.Manager | Roles.Administrator | Roles.MedicalReviewer)]
public sealed record GetRouting(Guid LeadId) : IRequest<RoutingTold>;

/// <summary>A routing decision in words and figures.</summary>
/// <param name="Id">The decision.</param>
/// <param name="PolicyVersion">The policy that was applied.</param>
/// <param name="DecidedAt">When (UTC).</param>
/// <param name="Outcome"><c>offered</c>, <c>noClinic</c>, <c>blocked</c> or <c>filled</c>.</param>
/// <param name="Sentences">The whole of it in plain sentences.</param>
/// <param name="WouldHaveToChange">When nobody fits: what would make clinics fit, for example "2 clinics would fit if Turkey were acceptable."</param>
/// <param name="Candidates">Every clinic: the ranked ones first, then those with a failed gate, then those that do not offer the pair.</param>
public sealed record RoutingTold(
    Guid Id, int PolicyVersion, DateTimeOffset DecidedAt, string Outcome, IReadOnlyList<string> Sentences, IReadOnlyList<string> WouldHaveToChange,
    IReadOnlyList<CandidateTold> Candidates);

/// <summary>One clinic's part.</summary>
/// <param name="ClinicId">The clinic.</param>
/// <param name="Clinic">Its name.</param>
/// <param name="Considered">Whether it passed every gate and was ranked.</param>
/// <param name="Gates">How it passed the gates.</param>
/// <param name="Contributions">What each factor gave; empty when it was not ranked.</param>
/// <param name="Score">The sum of the points, 0 to 100 but for rounding.</param>
/// <param name="Rank">1 for the first; null when it was not ranked.</param>
/// <param name="Offered">Whether it was offered the case.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record CandidateTold(
    Guid ClinicId, string Clinic, bool Considered, IReadOnlyList<GateTold> Gates, IReadOnlyList<ContributionTold> Contributions, decimal Score, int? Rank, bool Offered, string Sentence);

/// <summary>How a gate was passed.</summary>
/// <param name="Gate">Its code, for example <c>transferBasis</c>.</param>
/// <param name="Passed">Whether it was passed.</param>
/// <param name="Reason">Why not; null when it was passed, unless it is a wish that the policy only prefers and that was missed.</param>
public sealed record GateTold(string Gate, bool Passed, string? Reason);

/// <summary>What a factor gave.</summary>
/// <param name="Factor">Its code, for example <c>priceFit</c>.</param>
/// <param name="Value">0 to 100.</param>
/// <param name="Weight">The policy's weight.</param>
/// <param name="Points">Value × weight ÷ the sum of all weights.</param>
public sealed record ContributionTold(string Factor, int Value, int Weight, decimal Points);

internal sealed class GetRoutingHandler(ILeadCrmDb db, ToldDecisions decisions, ICallerContext callers) : IRequestHandler<GetRouting, RoutingTold>
{
    public async Task<RoutingTold> Handle(GetRouting request, CancellationToken ct)
    {
        var stored = await db.NewestDecisionAsync(request.LeadId, ct);
        return (await decisions.ReadAsync(stored, ct)).Tell(stored, callers.Current.Roles);
    }
}
