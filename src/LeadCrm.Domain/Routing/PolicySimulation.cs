namespace LeadCrm.Domain.Routing;

/// <summary>
/// Replays past leads under two policies over the same clinics, with the same answers of clinics, and compares. The result depends on nothing
/// but its arguments: not on the order of the leads, not on the machine, not on what a clinic pays.
/// What it leaves out: clinics are taken as they are today, without their pauses; a lead that finds no clinic is not tried again;
/// a clinic that accepts keeps the case.
/// </summary>
public sealed class PolicySimulation
{
    /// <summary>How many of the leads that change most are kept.</summary>
    public const int MostChanged = 10;

    /// <summary>Leads between two looks at progress and cancellation; decisions of so many leads are in memory at once.</summary>
    private const int Step = 128;

    private readonly SimulatedLead[] leads;
    private readonly ClinicSnapshot snapshot;
    private readonly PolicyReplay before;
    private readonly PolicyReplay after;
    private readonly MostChangedLeads changed = new(MostChanged);

    /// <summary>Prepares a simulation.</summary>
    /// <param name="past">The past leads, each once, in any order.</param>
    /// <param name="snapshot">The clinics, see <see cref="SnapshotOf"/>.</param>
    /// <param name="published">The policy compared with.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="seed">The seed of all draws.</param>
    /// <exception cref="BrokenRuleException">As <see cref="PolicyDefinition.Check"/>.</exception>
    public PolicySimulation(IEnumerable<SimulatedLead> past, ClinicSnapshot snapshot, PolicyDefinition published, PolicyDefinition draft, ulong seed)
    {
        published.Check();
        draft.Check();
        leads = [.. past.OrderBy(l => l.QualifiedAt).ThenBy(l => l.Case.LeadId)];
        this.snapshot = snapshot;
        var from = leads.Length == 0 ? DateTimeOffset.UnixEpoch : leads[0].QualifiedAt;
        before = new PolicyReplay(snapshot, published, from, seed);
        after = new PolicyReplay(snapshot, draft, from, seed);
    }

    /// <summary>The clinics as a simulation takes them: a pause of today says nothing about the past.</summary>
    /// <param name="clinics">The clinics as they are.</param>
    /// <param name="rates">The day's exchange rates.</param>
    public static ClinicSnapshot SnapshotOf(IEnumerable<CandidateClinic> clinics, ExchangeRates rates) =>
        new(clinics.Select(c => c with { PausedUntil = null }), rates);

    /// <summary>Runs to the end, both policies side by side on two threads.</summary>
    /// <param name="progress">Hears how many leads are done, from the calling thread.</param>
    /// <param name="ct">Ends the run between two steps.</param>
    /// <returns>The comparison; what really happened is for the caller to add.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public SimulationOutcome Run(Action<int> progress, CancellationToken ct)
    {
        var (old, draft) = (new RoutingDecision[Step], new RoutingDecision[Step]);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = ct };
        for (var start = 0; start < leads.Length; start += Step)
        {
            var step = new ArraySegment<SimulatedLead>(leads, start, Math.Min(Step, leads.Length - start));
            Parallel.Invoke(parallel, () => Decide(before, step, old), () => Decide(after, step, draft));
            for (var i = 0; i < step.Count; i++) changed.Compare(old[i], draft[i]);
            progress(start + step.Count);
        }

        Parallel.Invoke(parallel, before.Finish, after.Finish);
        return new SimulationOutcome(
            leads.Length,
            leads.Length == 0 ? null : leads[0].QualifiedAt,
            leads.Length == 0 ? null : leads[^1].QualifiedAt,
            Convert.ToHexStringLower(snapshot.Hash.Span),
            changed.Changed,
            before.Figures(),
            after.Figures(),
            PolicyFigures.None,
            changed.Leads);
    }

    private static void Decide(PolicyReplay replay, ArraySegment<SimulatedLead> step, RoutingDecision[] into)
    {
        for (var i = 0; i < step.Count; i++) into[i] = replay.Qualify(step[i]);
    }
}
