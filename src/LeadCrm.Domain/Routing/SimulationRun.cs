namespace LeadCrm.Domain.Routing;

/// <summary>
/// One simulation of a draft against the published policy. The row is the queue: a worker claims it and beats while it works; a claim without
/// a beat for a while was left by a killed worker and may be taken over, which begins from the start. Only the last claimant writes.
/// </summary>
public sealed class SimulationRun
{
    /// <summary>The most leads that can be asked for.</summary>
    public const int MostLeads = 100_000;

    /// <summary>How often a simulation is begun before it is given up.</summary>
    public const int MostAttempts = 3;

    /// <summary>A claim without a beat for this long may be taken over.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private SimulationRun()
    {
    }

    /// <summary>Key, ordered by time.</summary>
    public Guid Id { get; private set; }

    /// <summary>The draft's version.</summary>
    public int PolicyVersion { get; private set; }

    /// <summary>What the draft said when the simulation was asked for; the draft may change meanwhile.</summary>
    public PolicyDefinition Definition { get; private set; } = PolicyDefinition.Default;

    /// <summary>The published version that it is compared with.</summary>
    public int ComparedWith { get; private set; }

    /// <summary>How many of the last leads were asked for.</summary>
    public int LeadsWanted { get; private set; }

    /// <summary>Where it stands.</summary>
    public SimulationStatus Status { get; private set; }

    /// <summary>Who asked for it.</summary>
    public Guid RequestedBy { get; private set; }

    /// <summary>When it was asked for (UTC).</summary>
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>When somebody asked to cancel it (UTC).</summary>
    public DateTimeOffset? CancelRequestedAt { get; private set; }

    /// <summary>How often it was claimed; a claimant with an older number has lost it.</summary>
    public int Attempt { get; private set; }

    /// <summary>When a worker began (UTC).</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When the worker last said that it is alive (UTC).</summary>
    public DateTimeOffset? BeatAt { get; private set; }

    /// <summary>How many leads were found; <c>null</c> while they are read.</summary>
    public int? LeadsFound { get; private set; }

    /// <summary>How many leads are replayed.</summary>
    public int LeadsDone { get; private set; }

    /// <summary>When it ended, in whatever way (UTC).</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>What it found; <c>null</c> until it is done.</summary>
    public SimulationOutcome? Outcome { get; private set; }

    /// <summary>Why it failed, as a code.</summary>
    public string? Failure { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Revision { get; private set; }

    /// <summary>Whether it waits or works.</summary>
    public bool IsUnderway => Status is SimulationStatus.Queued or SimulationStatus.Running;

    /// <summary>Asks for a simulation.</summary>
    /// <param name="id">UUIDv7.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="comparedWith">The published version.</param>
    /// <param name="leads">How many of the last leads, 1 to <see cref="MostLeads"/>.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="at">Now (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>policy-not-a-draft</c>; <c>simulation-out-of-range</c>.</exception>
    public static SimulationRun Of(Guid id, RoutingPolicy draft, int comparedWith, int leads, Guid by, DateTimeOffset at)
    {
        if (draft.Status is not (PolicyStatus.Draft or PolicyStatus.Simulated))
            throw new BrokenRuleException("policy-not-a-draft", "Only a draft is simulated: draft a new version.");
        if (leads is < 1 or > MostLeads)
            throw new BrokenRuleException("simulation-out-of-range", "A simulation replays between 1 and 100,000 leads.");
        return new SimulationRun
        {
            Id = id,
            PolicyVersion = draft.Version,
            Definition = draft.Definition,
            ComparedWith = comparedWith,
            LeadsWanted = leads,
            RequestedBy = by,
            RequestedAt = at,
        };
    }

    /// <summary>Whether a worker may take it: it waits, or the worker that had it is gone.</summary>
    /// <param name="at">Now (UTC).</param>
    public bool MayBeClaimed(DateTimeOffset at) =>
        Status == SimulationStatus.Queued || (Status == SimulationStatus.Running && !(at - BeatAt < Patience));

    /// <summary>A worker takes it and begins from the start.</summary>
    /// <param name="at">Now (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>simulation-taken</c>.</exception>
    public void Claim(DateTimeOffset at)
    {
        if (!MayBeClaimed(at))
            throw new BrokenRuleException("simulation-taken", "Another worker is at this simulation, or it has ended.");
        (Status, StartedAt, BeatAt, LeadsFound, LeadsDone) = (SimulationStatus.Running, at, at, null, 0);
        Attempt++;
        Revision++;
    }

    /// <summary>The worker is alive.</summary>
    /// <param name="found">How many leads were found; <c>null</c> while they are read.</param>
    /// <param name="done">How many are replayed.</param>
    /// <param name="at">Now (UTC).</param>
    public void Beat(int? found, int done, DateTimeOffset at)
    {
        RequireRunning();
        (LeadsFound, LeadsDone, BeatAt) = (found, done, at);
        Revision++;
    }

    /// <summary>The worker stops without being done, and another may begin anew at once.</summary>
    public void Release()
    {
        RequireRunning();
        (Status, BeatAt, LeadsFound, LeadsDone) = (SimulationStatus.Queued, null, null, 0);
        // Stopping a worker in good order says nothing against the simulation.
        Attempt--;
        Revision++;
    }

    /// <summary>It found something.</summary>
    /// <param name="outcome">What.</param>
    /// <param name="at">Now (UTC).</param>
    public void Finish(SimulationOutcome outcome, DateTimeOffset at)
    {
        RequireRunning();
        (Outcome, LeadsFound, LeadsDone) = (outcome, outcome.Leads, outcome.Leads);
        End(SimulationStatus.Done, at);
    }

    /// <summary>It cannot be finished.</summary>
    /// <param name="code">Why, as a code; never content.</param>
    /// <param name="at">Now (UTC).</param>
    public void Fail(string code, DateTimeOffset at)
    {
        RequireRunning();
        Failure = code;
        End(SimulationStatus.Failed, at);
    }

    /// <summary>The worker saw that it is to stop.</summary>
    /// <param name="at">Now (UTC).</param>
    public void Stop(DateTimeOffset at)
    {
        RequireRunning();
        End(SimulationStatus.Cancelled, at);
    }

    /// <summary>Somebody does not want it any more: at once while it waits, soon while it runs; nothing happens to one that has ended.</summary>
    /// <param name="at">Now (UTC).</param>
    public void Cancel(DateTimeOffset at)
    {
        if (!IsUnderway || CancelRequestedAt is not null) return;
        CancelRequestedAt = at;
        Revision++;
        if (Status == SimulationStatus.Queued)
            End(SimulationStatus.Cancelled, at);
    }

    private void End(SimulationStatus status, DateTimeOffset at)
    {
        (Status, FinishedAt, BeatAt) = (status, at, null);
        Revision++;
    }

    private void RequireRunning()
    {
        if (Status != SimulationStatus.Running)
            throw new BrokenRuleException("simulation-taken", "Another worker is at this simulation, or it has ended.");
    }
}
