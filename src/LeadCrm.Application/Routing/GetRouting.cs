using System.Globalization;
using System.Text;
using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Routing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Routing;

/// <summary>Tells the newest routing decision of a lead: "Why this clinic?" and "Why not this one?". 404 while none was made.</summary>
/// <param name="LeadId">The lead.</param>
[AllowedTo(Roles.Coordinator | Roles.Manager | Roles.Administrator | Roles.MedicalReviewer)]
public sealed record GetRouting(Guid LeadId) : IRequest<RoutingTold>;

/// <summary>A routing decision in words and figures.</summary>
/// <param name="PolicyVersion">The policy that was applied.</param>
/// <param name="DecidedAt">When (UTC).</param>
/// <param name="Outcome"><c>offered</c>, <c>noClinic</c>, <c>blocked</c> or <c>filled</c>.</param>
/// <param name="Sentences">The whole of it in plain sentences.</param>
/// <param name="Candidates">Every clinic: the ranked ones first, then those with a failed gate, then those that do not offer the pair.</param>
public sealed record RoutingTold(int PolicyVersion, DateTimeOffset DecidedAt, string Outcome, IReadOnlyList<string> Sentences, IReadOnlyList<CandidateTold> Candidates);

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
/// <param name="Reason">Why not; null when it was passed.</param>
public sealed record GateTold(string Gate, bool Passed, string? Reason);

/// <summary>What a factor gave.</summary>
/// <param name="Factor">Its code, for example <c>priceFit</c>.</param>
/// <param name="Value">0 to 100.</param>
/// <param name="Weight">The policy's weight.</param>
/// <param name="Points">Value × weight ÷ the sum of all weights.</param>
public sealed record ContributionTold(string Factor, int Value, int Weight, decimal Points);

internal sealed class GetRoutingHandler(ILeadCrmDb db, ICatalogue catalogues, ICallerContext callers) : IRequestHandler<GetRouting, RoutingTold>
{
    public async Task<RoutingTold> Handle(GetRouting request, CancellationToken ct)
    {
        var stored = await db.RoutingDecisions.AsNoTracking()
            .Where(d => d.LeadId == request.LeadId)
            .OrderByDescending(d => d.DecidedAt).ThenByDescending(d => d.Id)
            .FirstOrDefaultAsync(ct) ?? throw new NotFoundException();
        var content = await db.ClinicSnapshots.AsNoTracking().Where(s => s.Hash == stored.ClinicSnapshotHash).Select(s => s.Content).SingleAsync(ct);
        var policy = await db.RoutingPolicies.AsNoTracking().SingleAsync(p => p.Version == stored.PolicyVersion, ct);
        var snapshot = ClinicSnapshot.Parse(Encoding.UTF8.GetBytes(content));
        var decision = DecisionCodec.Decode(stored.Candidates, snapshot);
        var words = await WordsAsync(decision, ct);

        var told = new RoutingExplanation(decision, snapshot, policy.Definition, words);
        return new RoutingTold(
            stored.PolicyVersion,
            stored.DecidedAt,
            RoutingWords.Code(decision.Outcome),
            callers.Current.Roles.HasFlag(Roles.Manager) ? told.ForManager() : told.ForCoordinator(),
            [.. decision.Candidates.OrderBy(Place).Select(c => Tell(told.Breakdown(c.ClinicId), decision.Weights.Total()))]);
    }

    private async Task<ExplanationWords> WordsAsync(RoutingDecision decision, CancellationToken ct)
    {
        var catalogue = await catalogues.GetAsync(ct);
        var names = await db.Clinics.AsNoTracking().Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        return new ExplanationWords(
            catalogue.FindCondition(decision.Case.ConditionCode)?.Name.In("en") ?? decision.Case.ConditionCode,
            catalogue.FindTreatment(decision.Case.TreatmentCode)?.Name.In("en") ?? decision.Case.TreatmentCode,
            id => names.GetValueOrDefault(id, "A former partner"),
            IsoCodes.NameOf,
            LanguageName);
    }

    private static (int Group, int Rank) Place(CandidateOutcome candidate) => candidate switch
    {
        { Considered: true } => (0, candidate.Rank),
        { Failed: Gate.OffersPair } => (2, 0),
        _ => (1, 0),
    };

    private static CandidateTold Tell(CandidateBreakdown part, int totalWeight) => new(
        part.Outcome.ClinicId,
        part.Clinic,
        part.Outcome.Considered,
        [.. part.Gates.Select(g => new GateTold(RoutingWords.Code(g.Gate), g.Passed, g.Reason))],
        [.. part.Contributions.Select(c => new ContributionTold(RoutingWords.Code(c.Factor), c.Value, c.Weight, Part(c.Points, totalWeight)))],
        Part(part.Outcome.Score, totalWeight),
        part.Outcome.Considered ? part.Outcome.Rank : null,
        part.Outcome.Offered,
        part.Sentence);

    private static decimal Part(int points, int totalWeight) => decimal.Round((decimal)points / totalWeight, 2);

    private static string LanguageName(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
