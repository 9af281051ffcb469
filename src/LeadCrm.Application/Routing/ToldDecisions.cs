using System.Text;
using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Routing;
using LeadCrm.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Routing;

/// <summary>Turns kept decisions back into sentences. What several decisions refer to is read once.</summary>
internal sealed class ToldDecisions(ILeadCrmDb db, ICatalogue catalogues)
{
    /// <summary>A clinic that is not there any more.</summary>
    public const string FormerPartner = "A former partner";

    private readonly Dictionary<string, ClinicSnapshot> _snapshots = new(StringComparer.Ordinal);
    private readonly Dictionary<int, PolicyDefinition> _policies = [];
    private Dictionary<Guid, string>? _names;

    /// <summary>A decision with what it refers to.</summary>
    public async Task<ReadDecision> ReadAsync(StoredDecision stored, CancellationToken ct) =>
        await ReadAsync(stored.Candidates, stored.ClinicSnapshotHash, await PolicyAsync(stored.PolicyVersion, ct), ct);

    /// <summary>A decision of a simulation with what it refers to.</summary>
    public async Task<ReadDecision> ReadAsync(byte[] encoded, string snapshotHash, PolicyDefinition policy, CancellationToken ct)
    {
        var snapshot = await SnapshotAsync(snapshotHash, ct);
        var decision = DecisionCodec.Decode(encoded, snapshot);
        return new ReadDecision(decision, snapshot, policy, new RoutingExplanation(decision, snapshot, policy, await WordsAsync(decision, ct)));
    }

    public async Task<PolicyDefinition> PolicyAsync(int version, CancellationToken ct)
    {
        if (!_policies.TryGetValue(version, out var policy))
            _policies.Add(version, policy = await db.RoutingPolicies.AsNoTracking().Where(p => p.Version == version).Select(p => p.Definition).SingleAsync(ct));
        return policy;
    }

    private async Task<ClinicSnapshot> SnapshotAsync(string hash, CancellationToken ct)
    {
        if (!_snapshots.TryGetValue(hash, out var snapshot))
        {
            var content = await db.ClinicSnapshots.AsNoTracking().Where(s => s.Hash == hash).Select(s => s.Content).SingleAsync(ct);
            _snapshots.Add(hash, snapshot = ClinicSnapshot.Parse(Encoding.UTF8.GetBytes(content)));
        }

        return snapshot;
    }

    private async Task<ExplanationWords> WordsAsync(RoutingDecision decision, CancellationToken ct)
    {
        var catalogue = await catalogues.GetAsync(ct);
        var names = _names ??= await db.Clinics.AsNoTracking().Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        return new ExplanationWords(
            catalogue.FindCondition(decision.Case.ConditionCode)?.Name.In("en") ?? decision.Case.ConditionCode,
            catalogue.FindTreatment(decision.Case.TreatmentCode)?.Name.In("en") ?? decision.Case.TreatmentCode,
            id => names.GetValueOrDefault(id, FormerPartner),
            IsoCodes.NameOf,
            Languages.NameOf);
    }
}

/// <summary>A decision read back, with everything that it refers to.</summary>
internal sealed record ReadDecision(RoutingDecision Decision, ClinicSnapshot Snapshot, PolicyDefinition Policy, RoutingExplanation Told)
{
    public RoutingTold Tell(StoredDecision stored, Roles reader) => new(
        stored.Id,
        stored.PolicyVersion,
        stored.DecidedAt,
        RoutingWords.Code(Decision.Outcome),
        SentencesFor(reader),
        Decision.Outcome == RoutingOutcome.NoClinic ? Told.WhatWouldHaveToChange() : [],
        [.. Decision.Candidates.OrderBy(Place).Select(c => TellOf(c.ClinicId))]);

    public IReadOnlyList<string> SentencesFor(Roles reader) => reader.HasFlag(Roles.Manager) ? Told.ForManager() : Told.ForCoordinator();

    public CandidateTold TellOf(Guid clinicId)
    {
        var part = Told.Breakdown(clinicId);
        var total = Decision.Weights.Total();
        return new CandidateTold(
            part.Outcome.ClinicId,
            part.Clinic,
            part.Outcome.Considered,
            [.. part.Gates.Select(g => new GateTold(RoutingWords.Code(g.Gate), g.Passed, g.Reason))],
            [.. part.Contributions.Select(c => new ContributionTold(RoutingWords.Code(c.Factor), c.Value, c.Weight, Part(c.Points, total)))],
            Part(part.Outcome.Score, total),
            part.Outcome.Considered ? part.Outcome.Rank : null,
            part.Outcome.Offered,
            part.Sentence);
    }

    private static (int Group, int Rank) Place(CandidateOutcome candidate) => candidate switch
    {
        { Considered: true } => (0, candidate.Rank),
        { Failed: Gate.OffersPair } => (2, 0),
        _ => (1, 0),
    };

    private static decimal Part(int points, int totalWeight) => decimal.Round((decimal)points / totalWeight, 2);
}
