namespace LeadCrm.Domain.Routing;

/// <summary>
/// Tells a decision in plain sentences, for those who may read it: coordinators and managers every clinic by name,
/// a clinic only what concerns itself.
/// </summary>
/// <param name="decision">The decision.</param>
/// <param name="snapshot">The snapshot that it was made over.</param>
/// <param name="policy">The policy that it was made under.</param>
/// <param name="words">The names for its codes.</param>
public sealed class RoutingExplanation(RoutingDecision decision, ClinicSnapshot snapshot, PolicyDefinition policy, ExplanationWords words)
{
    private readonly ClinicSentences clinics = new(decision, snapshot, policy, words);

    /// <summary>
    /// What came of it, the clinics that were offered the case, those next in line, those that could not be considered and why,
    /// and what would have to change for more clinics to fit. Clinics that do not offer the pair are counted, not listed.
    /// </summary>
    public IReadOnlyList<string> ForCoordinator()
    {
        List<string> sentences = [Summary(), .. RequestedClinic()];
        if (decision.BlockedBy != Gate.None) return sentences;
        sentences.AddRange(Ranked().Select(i => clinics.Ranked(i)));
        sentences.AddRange(NotConsidered().Select(i => clinics.NotConsidered(i)));
        var elsewhere = decision.Candidates.Count(c => c.Failed == Gate.OffersPair);
        if (elsewhere > 0)
            sentences.Add($"{Wording.Count(elsewhere, "clinic was", "clinics were")} not considered: {(elsewhere == 1 ? "it does" : "they do")} not offer {words.Pair}.");
        sentences.AddRange(WhatWouldHaveToChange());
        return sentences;
    }

    /// <summary>As for the coordinator, and how policy, agreed shares and draw worked.</summary>
    public IReadOnlyList<string> ForManager()
    {
        List<string> sentences = [.. ForCoordinator(), PolicyInWords()];
        if (decision.BlockedBy != Gate.None) return sentences;
        sentences.AddRange(Ranked().Take(Math.Max(decision.Wanted, 1) + 2).Select(i => clinics.Share(i)));
        sentences.Add(Wording.Inv($"Clinics equal in everything are ordered by a draw with the seed {decision.Seed}, which can be repeated."));
        return sentences;
    }

    /// <summary>What concerns one clinic, told to itself: no other clinic's name, rank or figures, and nothing about the patient.</summary>
    /// <param name="clinicId">The clinic.</param>
    /// <exception cref="BrokenRuleException"><c>clinic-unknown</c> when it was not in the snapshot.</exception>
    public IReadOnlyList<string> ForClinic(Guid clinicId) => clinics.ToItself(IndexOf(clinicId));

    /// <summary>"Why this clinic?" and "Why not this one?" for any clinic by name.</summary>
    /// <param name="clinicId">The clinic.</param>
    /// <exception cref="BrokenRuleException"><c>clinic-unknown</c> when it was not in the snapshot.</exception>
    public string About(Guid clinicId)
    {
        var index = IndexOf(clinicId);
        if (decision.Candidates[index].Considered) return clinics.Ranked(index);
        return decision.BlockedBy == Gate.None ? clinics.NotConsidered(index) : Summary();
    }

    /// <summary>A clinic's part gate by gate and factor by factor.</summary>
    /// <param name="clinicId">The clinic.</param>
    /// <exception cref="BrokenRuleException"><c>clinic-unknown</c> when it was not in the snapshot.</exception>
    public CandidateBreakdown Breakdown(Guid clinicId)
    {
        var index = IndexOf(clinicId);
        return new CandidateBreakdown(decision.Candidates[index], words.ClinicName(clinicId), clinics.Gates(index), clinics.Contributions(index), About(clinicId));
    }

    /// <summary>
    /// Clinics that one change, or two of the patient's wishes, would make fit, the smallest change first;
    /// for example "2 clinics would fit if Turkey were acceptable."
    /// </summary>
    public IReadOnlyList<string> WhatWouldHaveToChange() =>
        decision.BlockedBy == Gate.None ? Routing.WhatWouldHaveToChange.Sentences(decision, snapshot, words) : [];

    private string Summary() => decision.Outcome switch
    {
        RoutingOutcome.Blocked => $"No clinic was asked, because {Wording.List([.. Wording.Each(decision.BlockedBy).Select(g => Wording.OfCase(g, words))])}.",
        RoutingOutcome.Filled => decision.Case.Living.Count == 1
            ? "No further clinic was asked: one already has the case, and that is as many as may have it."
            : Wording.Inv($"No further clinic was asked: {decision.Case.Living.Count} already have the case, and that is as many as may have it."),
        RoutingOutcome.NoClinic when CapacityWait.Until(decision, snapshot) is not null =>
            "Clinics fit this case, but all of them are full or paused at present.",
        RoutingOutcome.NoClinic => decision.Case.Living.Count == 0
            ? "No clinic fits this case as it stands."
            : "No further clinic fits this case as it stands.",
        _ => $"{Wording.List([.. decision.Offers.Select(o => words.ClinicName(o.ClinicId))])} {(decision.Offers.Count == 1 ? "was" : "were")} offered the case.",
    };

    private IEnumerable<string> RequestedClinic()
    {
        if (decision.Case.RequestedClinicId is not { } requested || decision.BlockedBy != Gate.None) yield break;
        yield return decision.For(requested) switch
        {
            null => "The patient asked for a clinic that is not among our partners.",
            { Considered: true } => $"The patient asked for {words.ClinicName(requested)}, which fits and was therefore considered first.",
            _ => $"The patient asked for {words.ClinicName(requested)}, which could not be considered.",
        };
    }

    private string PolicyInWords()
    {
        var how = policy.Strategy switch
        {
            RoutingStrategy.Exclusive => "one clinic at a time, the highest score first",
            RoutingStrategy.RoundRobin => "one clinic at a time, by agreed share alone",
            _ => Wording.Inv($"up to {policy.MaxClinics} clinics at once"),
        };
        return policy.Strategy == RoutingStrategy.RoundRobin
            ? $"The policy hands out cases to {how}."
            : Wording.Inv($"The policy hands out cases to {how}; scores within {policy.NearEqualBand} points count as equal, and the clinic furthest below its agreed share then goes first.");
    }

    private IEnumerable<int> Ranked() => Enumerable.Range(0, decision.Candidates.Count)
        .Where(i => decision.Candidates[i].Considered)
        .OrderBy(i => decision.Candidates[i].Rank);

    private IEnumerable<int> NotConsidered() => Enumerable.Range(0, decision.Candidates.Count)
        .Where(i => decision.Candidates[i].Failed is not (Gate.None or Gate.OffersPair));

    private int IndexOf(Guid clinicId)
    {
        for (var i = 0; i < decision.Candidates.Count; i++)
        {
            if (decision.Candidates[i].ClinicId == clinicId) return i;
        }

        throw new BrokenRuleException("clinic-unknown", "The clinic was not a partner when this was decided.");
    }
}
