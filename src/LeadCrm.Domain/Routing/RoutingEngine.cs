namespace LeadCrm.Domain.Routing;

/// <summary>
/// Decides which clinics are offered a case: gates, then scores, then allocation, then deadlines.
/// It reads nothing but its arguments and uses whole numbers only, so that the same inputs give the same decision,
/// whatever the order of anything in memory. What a clinic pays is not among the inputs.
/// </summary>
public static class RoutingEngine
{
    /// <summary>Decides. Nothing is reserved: the caller reserves each offer in the pool when it makes it.</summary>
    /// <param name="lead">The case.</param>
    /// <param name="pool">The clinics with their counters; its calendar is moved forward to <paramref name="at"/>.</param>
    /// <param name="policy">The policy, already checked.</param>
    /// <param name="at">Now, UTC.</param>
    /// <param name="seed">The seed of the draw; kept in the decision.</param>
    public static RoutingDecision Decide(RoutingCase lead, CandidatePool pool, PolicyDefinition policy, DateTimeOffset at, ulong seed)
    {
        pool.AdvanceTo(at);
        var view = pool.Under(policy);
        var outcomes = pool.NewOutcomes();
        var blocked = CaseGates.Failed(lead);
        var wanted = Wanted(lead, policy);
        var offers = Array.Empty<ClinicOffer>();
        var reading = new CaseReading(lead, pool, at);
        var ranked = PassGates(lead, pool, reading, view, outcomes, blocked, seed);
        if (blocked == Gate.None)
        {
            Rank(ranked, reading.Requested, view, outcomes);
            offers = Offer(ranked, wanted, lead, pool, policy, at, outcomes);
        }

        return new RoutingDecision
        {
            Case = lead,
            SnapshotHash = pool.Snapshot.Hash,
            At = at,
            Seed = seed,
            Weights = policy.Weights,
            Outcome = OutcomeOf(blocked, wanted, offers.Length),
            BlockedBy = blocked,
            Wanted = wanted,
            Offers = offers,
            Candidates = outcomes,
        };
    }

    /// <summary>How many more clinics may hold this case, by the policy and by what the patient agreed to; never below zero.</summary>
    /// <param name="lead">The case, with its living assignments.</param>
    /// <param name="policy">The policy.</param>
    public static int Wanted(RoutingCase lead, PolicyDefinition policy)
    {
        var most = policy.Strategy == RoutingStrategy.Shared ? policy.MaxClinics : 1;
        if (lead.MaxClinicsAgreed is { } agreed) most = Math.Min(most, agreed);
        if (lead is { RequestedClinicId: not null, OthersMayAnswer: false }) most = Math.Min(most, 1);
        return Math.Max(0, most - lead.Living.Count);
    }

    private static Span<Ranked> PassGates(
        RoutingCase lead, CandidatePool pool, in CaseReading reading, PolicyView view, CandidateOutcome[] outcomes, Gate blocked, ulong seed)
    {
        var ranked = pool.Scratch.Ranked;
        var count = 0;
        foreach (var entry in pool.PairOf(lead.ConditionCode, lead.TreatmentCode).Entries)
        {
            var clinic = entry.Clinic;
            var failed = reading.Failed(entry) & view.Binding;
            if (view.HasCaps && !view.LeavesRoom(clinic)) failed |= Gate.PolicyCap;
            outcomes[clinic.Index] = outcomes[clinic.Index] with { Failed = failed, Usage = clinic.Usage };
            if ((failed | blocked) != Gate.None) continue;
            var values = entry.Experience | view.Completeness(entry.Stages) | clinic.Performance | reading.Fit(entry);
            ref var place = ref ranked[count++];
            place.Index = clinic.Index;
            place.Values = values;
            place.Score = Score(values, view.Weights);
            place.Lot = SeededDraw.Lot(seed, clinic.Identity);
        }

        return ranked.AsSpan(0, count);
    }

    private static int Score(ulong values, int[] weights)
    {
        var score = 0;
        for (var factor = 0; factor < FactorValues.Count; factor++)
            score += (int)((values >> (8 * factor)) & 0xFF) * weights[factor];
        return score;
    }

    private static void Rank(Span<Ranked> ranked, int requested, PolicyView view, CandidateOutcome[] outcomes)
    {
        var total = MeasureDeficits(ranked, view, outcomes);
        SortByBands(ranked, view.Band);
        PutRequestedFirst(ranked, requested);
        for (var i = 0; i < ranked.Length; i++)
        {
            ref var place = ref ranked[i];
            outcomes[place.Index] = outcomes[place.Index] with
            {
                Values = new FactorValues(place.Values),
                Score = place.Score,
                Rank = i + 1,
                Deficit = total == 0 ? 0 : (int)(1000 * (Int128)place.Deficit / total),
            };
        }
    }

    /// <summary>
    /// Agreed minus actual share of each clinic among those that compete, the next case counted in:
    /// whole numbers over one common denominator, which is returned, so that nothing is rounded before clinics are compared.
    /// </summary>
    private static Int128 MeasureDeficits(Span<Ranked> ranked, PolicyView view, CandidateOutcome[] outcomes)
    {
        long ownWeights = 0, totalShare = 0, totalCases = 1;
        foreach (ref var place in ranked)
        {
            ownWeights += view.OwnWeightOf(place.Index);
            totalCases += outcomes[place.Index].Usage.InWindow;
        }

        foreach (ref var place in ranked) totalShare += view.ShareOf(place.Index, ownWeights);
        foreach (ref var place in ranked)
            place.Deficit = (view.ShareOf(place.Index, ownWeights) * totalCases) - (outcomes[place.Index].Usage.InWindow * totalShare);
        return (Int128)totalShare * totalCases;
    }

    /// <summary>A band reaches from its best score down to all that are near-equal to it; the next band starts with the best score left.</summary>
    private static void SortByBands(Span<Ranked> ranked, int band)
    {
        ranked.Sort(default(ByScore));
        for (var start = 0; start < ranked.Length;)
        {
            var end = start + 1;
            while (end < ranked.Length && ranked[start].Score - ranked[end].Score <= band) end++;
            ranked[start..end].Sort(default(ByDeficit));
            start = end;
        }
    }

    private static void PutRequestedFirst(Span<Ranked> ranked, int requested)
    {
        for (var i = 1; i < ranked.Length; i++)
        {
            if (ranked[i].Index != requested) continue;
            var first = ranked[i];
            ranked[..i].CopyTo(ranked[1..]);
            ranked[0] = first;
            return;
        }
    }

    private static ClinicOffer[] Offer(
        Span<Ranked> ranked, int wanted, RoutingCase lead, CandidatePool pool, PolicyDefinition policy, DateTimeOffset at, CandidateOutcome[] outcomes)
    {
        var offers = new ClinicOffer[Math.Min(wanted, ranked.Length)];
        for (var i = 0; i < offers.Length; i++)
        {
            var clinic = pool.Snapshot.Clinics[ranked[i].Index];
            var allowance = OfferDeadline.Allowance(policy, lead.Priority, clinic.AcceptanceHours);
            offers[i] = new ClinicOffer(clinic.ClinicId, OfferDeadline.Set(clinic.WorkingHours!, at, allowance));
            outcomes[ranked[i].Index] = outcomes[ranked[i].Index] with { Offered = true };
        }

        return offers;
    }

    private static RoutingOutcome OutcomeOf(Gate blocked, int wanted, int offers) => (blocked, wanted, offers) switch
    {
        (not Gate.None, _, _) => RoutingOutcome.Blocked,
        (_, 0, _) => RoutingOutcome.Filled,
        (_, _, 0) => RoutingOutcome.NoClinic,
        _ => RoutingOutcome.Offered,
    };
}
