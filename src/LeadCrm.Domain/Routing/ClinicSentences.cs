namespace LeadCrm.Domain.Routing;

/// <summary>What is said of one clinic in a decision, by its index in the snapshot.</summary>
internal sealed class ClinicSentences(RoutingDecision decision, ClinicSnapshot snapshot, PolicyDefinition policy, ExplanationWords words)
{
    private static readonly Gate AllGates = Enum.GetValues<Gate>().Aggregate((all, gate) => all | gate);
    private readonly int totalWeight = decision.Weights.Total();

    public string Ranked(int index)
    {
        var candidate = decision.Candidates[index];
        var name = words.ClinicName(candidate.ClinicId);
        var points = Wording.Inv($"{OutOfHundred(candidate.Score)} points; {Strongest(candidate)}");
        var missed = Missed(index);
        if (candidate.Offered)
            return $"{name} was offered the case {Wording.Ordinal(candidate.Rank)}: {points}.{missed}{BeforeHigherScore(candidate)} It was given until {Due(index)} to answer.";
        return decision.Outcome == RoutingOutcome.Filled
            ? $"{name} fits and is ranked {Wording.Ordinal(candidate.Rank)}: {points}.{missed}"
            : $"{name} fits and is ranked {Wording.Ordinal(candidate.Rank)}: {points}.{missed} It is asked when clinics ahead of it decline or do not answer.";
    }

    public string NotConsidered(int index) =>
        $"{words.ClinicName(decision.Candidates[index].ClinicId)} was not considered: {Wording.List(Reasons(index, decision.Candidates[index].Failed))}.";

    public string Share(int index)
    {
        var candidate = decision.Candidates[index];
        var tenths = Math.Abs(candidate.Deficit) / 10m;
        var side = candidate.Deficit >= 0 ? "below" : "above";
        return Wording.Inv($"{words.ClinicName(candidate.ClinicId)} stood {tenths:0.0} percentage points {side} its agreed share, with {Wording.Count(candidate.Usage.InWindow, "case", "cases")} so far.");
    }

    public IReadOnlyList<string> ToItself(int index)
    {
        var candidate = decision.Candidates[index];
        if (decision.BlockedBy != Gate.None) return ["This case was not ready to be offered to clinics."];
        if (candidate.Failed != Gate.None) return [WhyNotOffered(index, candidate.Failed)];
        var points = Wording.Inv($"You had {OutOfHundred(candidate.Score)} of 100 points; {Strongest(candidate)}.");
        List<string> sentences = candidate.Offered
            ? [$"You were offered this case, with time to answer until {Due(index)}.", points, Weakest(candidate)]
            : ["You met every condition, but other clinics were ahead of you for this case.", points, Weakest(candidate)];
        if (MissedOf(index) is not Gate.None and var missed)
            sentences.Add($"It cost you points that {Wording.List([.. Wording.Each(missed).Select(g => Wording.ToTheClinic(g, snapshot.Clinics[index], decision, words))])}.");
        return sentences;
    }

    public IReadOnlyList<GateResult> Gates(int index)
    {
        var failed = decision.Candidates[index].Failed;
        var missed = MissedOf(index);
        var ofTheClinic = failed == Gate.OffersPair ? Gate.OffersPair : AllGates & ~Gate.OfTheCase;
        return
        [
            .. Wording.Each(Gate.OfTheCase).Select(g => new GateResult(g, !decision.BlockedBy.HasFlag(g), decision.BlockedBy.HasFlag(g) ? Wording.OfCase(g, words) : null)),
            .. Wording.Each(ofTheClinic).Select(g => new GateResult(g, !failed.HasFlag(g), (failed | missed).HasFlag(g) ? Reason(index, g) : null)),
        ];
    }

    public IReadOnlyList<Contribution> Contributions(int index) =>
        decision.Candidates[index] is { Considered: true } candidate ? [.. ByFactor(candidate).OrderBy(c => c.Factor)] : [];

    private string WhyNotOffered(int index, Gate failed) =>
        $"You were not offered this case: {Wording.List([.. Wording.Each(failed).Select(g => Wording.ToTheClinic(g, snapshot.Clinics[index], decision, words))])}.";

    private List<string> Reasons(int index, Gate failed) => [.. Wording.Each(failed).Select(gate => Reason(index, gate))];

    private string Reason(int index, Gate gate)
    {
        var (clinic, usage) = (snapshot.Clinics[index], decision.Candidates[index].Usage);
        var reason = Wording.OfClinic(gate, clinic, decision, words);
        return gate switch
        {
            Gate.Capacity => $"{reason} ({CapSentences.UsedUp(clinic.Capacity, usage)})",
            Gate.PolicyCap => $"{reason} ({CapSentences.UsedUp(policy.Caps.For(clinic.ClinicId), usage)})",
            _ => reason,
        };
    }

    /// <summary>Wishes that the policy only prefers, and that this clinic does not meet.</summary>
    private Gate MissedOf(int index) => PreferenceMisses.Of(decision.Candidates[index], snapshot.Clinics[index], decision.Case, policy);

    private string Missed(int index) => MissedOf(index) is not Gate.None and var missed
        ? $" It got no points for a wish that the policy prefers but does not require: {Wording.List(Reasons(index, missed))}."
        : "";

    /// <summary>Says why a clinic stands before one with a higher score, or before an equal one.</summary>
    private string BeforeHigherScore(CandidateOutcome candidate)
    {
        if (candidate.ClinicId == decision.Case.RequestedClinicId) return " The patient asked for it by name.";
        var passed = decision.Candidates
            .Where(c => c.Rank > candidate.Rank && c.Score > candidate.Score)
            .OrderBy(c => c.Rank).Select(c => words.ClinicName(c.ClinicId)).ToList();
        if (passed.Count > 0)
        {
            var whom = passed.Count <= 3 ? Wording.List(passed) : Wording.Inv($"{passed.Count} clinics with more points");
            var why = policy.Strategy == RoutingStrategy.RoundRobin ? "cases are handed out by agreed share alone" : "their scores count as equal";
            return $" It came before {whom} because {why} and it was further below its agreed share.";
        }

        var twin = decision.Candidates.FirstOrDefault(c => c.Rank == candidate.Rank + 1);
        return twin.Rank > 0 && twin.Score == candidate.Score && twin.Deficit == candidate.Deficit && twin.Usage.InWindow == candidate.Usage.InWindow
            ? $" It was equal to {words.ClinicName(twin.ClinicId)}, and a draw decided between them."
            : "";
    }

    private string Strongest(CandidateOutcome candidate)
    {
        var best = ByFactor(candidate).Where(c => c.Points > 0).Take(3).ToList();
        return best.Count == 0
            ? "no factor speaks for it"
            : $"most from {Wording.List([.. best.Select(c => Wording.Inv($"{Wording.Of(c.Factor)} ({OutOfHundred(c.Points)})"))])}";
    }

    private string Weakest(CandidateOutcome candidate)
    {
        var weakest = ByFactor(candidate).MaxBy(c => (100 * c.Weight) - c.Points);
        var lost = OutOfHundred((100 * weakest.Weight) - weakest.Points);
        return lost == 0
            ? "There is nothing that would have given you more points."
            : Wording.Inv($"Most could be gained from {Wording.Of(weakest.Factor)}: up to {lost} points more.");
    }

    private IEnumerable<Contribution> ByFactor(CandidateOutcome candidate) => Enum.GetValues<Factor>()
        .Select(f => new Contribution(f, candidate.Values[f], decision.Weights[f], candidate.Values[f] * decision.Weights[f]))
        .OrderByDescending(c => c.Points);

    private string Due(int index)
    {
        var clinic = snapshot.Clinics[index];
        return Wording.Moment(decision.Offers.First(o => o.ClinicId == clinic.ClinicId).DueAt, clinic);
    }

    private int OutOfHundred(int points) => (points + (totalWeight / 2)) / totalWeight;
}
