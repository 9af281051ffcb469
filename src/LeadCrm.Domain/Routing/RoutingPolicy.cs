namespace LeadCrm.Domain.Routing;

/// <summary>Where a policy stands. The values are stored: they only grow.</summary>
public enum PolicyStatus
{
    /// <summary>May still be changed; routes nothing.</summary>
    Draft = 0,

    /// <summary>Routes; at most one policy does. Never changed again.</summary>
    Published = 1,

    /// <summary>Was published, and is kept because decisions refer to it.</summary>
    Retired = 2,

    /// <summary>A draft that was simulated exactly as it stands and may be published; a change makes it a draft again.</summary>
    Simulated = 3,
}

/// <summary>
/// A version of the routing rules: <c>Draft → Simulated → Published → Retired</c>. A published version is never edited: a change is a
/// new version, drafted as a copy of any other.
/// </summary>
public sealed class RoutingPolicy
{
    /// <summary>The longest name, characters.</summary>
    public const int LongestName = 200;

    private RoutingPolicy()
    {
    }

    /// <summary>The key: 1, 2, 3 …</summary>
    public int Version { get; private set; }

    /// <summary>What the policy is called, for people.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public PolicyStatus Status { get; private set; }

    /// <summary>What it says.</summary>
    public PolicyDefinition Definition { get; private set; } = PolicyDefinition.Default;

    /// <summary>The version that it was drafted as a copy of; <c>null</c> for the one that ships with the product.</summary>
    public int? BasedOn { get; private set; }

    /// <summary>When it was drafted, UTC.</summary>
    public DateTimeOffset DraftedAt { get; private set; }

    /// <summary>Who drafted it; <c>null</c> for the one that ships with the product.</summary>
    public Guid? DraftedBy { get; private set; }

    /// <summary>The finished simulation of exactly this definition; <c>null</c> while there is none.</summary>
    public Guid? SimulationId { get; private set; }

    /// <summary>When it was published, UTC; <c>null</c> for a draft.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The manager who published it; <c>null</c> for a draft and for the one that ships with the product.</summary>
    public Guid? PublishedBy { get; private set; }

    /// <summary>When the next one took over, UTC; <c>null</c> until then.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>Concurrency token: every change raises it by one, and the second of two managers gets a conflict.</summary>
    public int Revision { get; private set; }

    /// <summary>Drafts a version.</summary>
    /// <param name="version">The next free number, from 1.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="definition">What it says.</param>
    /// <param name="by">Who drafts it.</param>
    /// <param name="at">Now, UTC.</param>
    /// <param name="basedOn">The version that was copied.</param>
    /// <exception cref="BrokenRuleException">As <see cref="PolicyDefinition.Check"/>; <c>policy-out-of-range</c> for a version below 1
    /// or a name that is empty or too long.</exception>
    public static RoutingPolicy Draft(int version, string name, PolicyDefinition definition, Guid by, DateTimeOffset at, int? basedOn = null) =>
        New(version, name, definition, by, at, basedOn);

    /// <summary>Publishes the version that ships with the product: the only one that nobody simulated, because there is nothing to compare it with.</summary>
    /// <param name="version">Its number.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="definition">What it says.</param>
    /// <param name="at">Now, UTC.</param>
    /// <exception cref="BrokenRuleException">As <see cref="Draft"/>.</exception>
    public static RoutingPolicy Ship(int version, string name, PolicyDefinition definition, DateTimeOffset at)
    {
        var policy = New(version, name, definition, by: null, at, basedOn: null);
        (policy.Status, policy.PublishedAt) = (PolicyStatus.Published, at);
        return policy;
    }

    /// <summary>Changes a draft; one that was simulated has to be simulated again, unless only its name changes.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="definition">What it says.</param>
    /// <exception cref="BrokenRuleException"><c>policy-not-a-draft</c>, or as <see cref="Draft"/>.</exception>
    public void Amend(string name, PolicyDefinition definition)
    {
        RequireUnpublished();
        CheckName(name);
        definition.Check();
        if (!definition.SaysTheSameAs(Definition))
            (Status, SimulationId) = (PolicyStatus.Draft, null);
        (Name, Definition) = (name.Trim(), definition);
        Revision++;
    }

    /// <summary>Takes note of a finished simulation. One of an earlier wording, or of a version that is no draft any more, says nothing about this one.</summary>
    /// <param name="simulationId">The simulation.</param>
    /// <param name="simulated">What was simulated.</param>
    /// <returns>Whether it was a simulation of exactly this definition.</returns>
    public bool Simulated(Guid simulationId, PolicyDefinition simulated)
    {
        if (Status is not (PolicyStatus.Draft or PolicyStatus.Simulated) || !simulated.SaysTheSameAs(Definition))
            return false;
        (Status, SimulationId) = (PolicyStatus.Simulated, simulationId);
        Revision++;
        return true;
    }

    /// <summary>Publishes a simulated draft. The caller retires the version published so far in the same transaction.</summary>
    /// <param name="by">The manager.</param>
    /// <param name="at">Now, UTC.</param>
    /// <exception cref="BrokenRuleException"><c>policy-not-a-draft</c>; <c>policy-not-simulated</c>; or as <see cref="PolicyDefinition.Check"/>.</exception>
    public void Publish(Guid by, DateTimeOffset at)
    {
        RequireUnpublished();
        if (Status != PolicyStatus.Simulated)
            throw new BrokenRuleException("policy-not-simulated", "Simulate this policy as it stands first; then it can be published.");
        Definition.Check();
        (Status, PublishedBy, PublishedAt) = (PolicyStatus.Published, by, at);
        Revision++;
    }

    /// <summary>Ends the time of a published version.</summary>
    /// <param name="at">Now, UTC.</param>
    /// <exception cref="BrokenRuleException"><c>policy-not-published</c>.</exception>
    public void Retire(DateTimeOffset at)
    {
        if (Status != PolicyStatus.Published)
            throw new BrokenRuleException("policy-not-published", "Only a published policy can be retired.");
        (Status, RetiredAt) = (PolicyStatus.Retired, at);
        Revision++;
    }

    /// <summary>Refuses to have anything but a draft deleted: decisions refer to what was published, for as long as they are kept.</summary>
    /// <exception cref="BrokenRuleException"><c>policy-not-a-draft</c>.</exception>
    public void RequireDiscardable() => RequireUnpublished("Only a draft can be deleted: decisions refer to a policy that was published.");

    private static RoutingPolicy New(int version, string name, PolicyDefinition definition, Guid? by, DateTimeOffset at, int? basedOn)
    {
        if (version < 1) throw new BrokenRuleException("policy-out-of-range", "Policy versions count from 1.");
        CheckName(name);
        definition.Check();
        return new RoutingPolicy { Version = version, Name = name.Trim(), Definition = definition, DraftedAt = at, DraftedBy = by, BasedOn = basedOn };
    }

    private static void CheckName(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > LongestName)
            throw new BrokenRuleException("policy-out-of-range", "A policy has a name of at most 200 characters.");
    }

    private void RequireUnpublished(string otherwise = "A published policy is never changed: draft a new version.")
    {
        if (Status is not (PolicyStatus.Draft or PolicyStatus.Simulated))
            throw new BrokenRuleException("policy-not-a-draft", otherwise);
    }
}
