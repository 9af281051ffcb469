namespace LeadCrm.Domain.Routing;

/// <summary>Where a policy stands.</summary>
public enum PolicyStatus
{
    /// <summary>May still be changed; routes nothing.</summary>
    Draft = 0,

    /// <summary>Routes; at most one policy does. Never changed again.</summary>
    Published = 1,

    /// <summary>Was published, and is kept because decisions refer to it.</summary>
    Retired = 2,
}

/// <summary>A version of the routing rules. A published version is never edited: a change is a new version.</summary>
public sealed class RoutingPolicy
{
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

    /// <summary>When it was drafted, UTC.</summary>
    public DateTimeOffset DraftedAt { get; private set; }

    /// <summary>Who drafted it; <c>null</c> for the one that ships with the product.</summary>
    public Guid? DraftedBy { get; private set; }

    /// <summary>When it was published, UTC; <c>null</c> for a draft.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The manager who published it; <c>null</c> for a draft and for the one that ships with the product.</summary>
    public Guid? PublishedBy { get; private set; }

    /// <summary>When the next one took over, UTC; <c>null</c> until then.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>Drafts a version.</summary>
    /// <param name="version">The next free number, from 1.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="definition">What it says.</param>
    /// <param name="by">Who drafts it.</param>
    /// <param name="at">Now, UTC.</param>
    /// <exception cref="BrokenRuleException">As <see cref="PolicyDefinition.Check"/>; <c>policy-out-of-range</c> for a version below 1.</exception>
    public static RoutingPolicy Draft(int version, string name, PolicyDefinition definition, Guid? by, DateTimeOffset at)
    {
        if (version < 1) throw new BrokenRuleException("policy-out-of-range", "Policy versions count from 1.");
        definition.Check();
        return new RoutingPolicy { Version = version, Name = name, Definition = definition, DraftedAt = at, DraftedBy = by };
    }

    /// <summary>Changes a draft.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="definition">What it says.</param>
    /// <exception cref="BrokenRuleException"><c>policy-not-a-draft</c>, or as <see cref="PolicyDefinition.Check"/>.</exception>
    public void Amend(string name, PolicyDefinition definition)
    {
        RequireDraft();
        definition.Check();
        (Name, Definition) = (name, definition);
    }

    /// <summary>Publishes a draft. The caller retires the version published so far in the same transaction.</summary>
    /// <param name="by">The manager.</param>
    /// <param name="at">Now, UTC.</param>
    /// <exception cref="BrokenRuleException"><c>policy-not-a-draft</c>, or as <see cref="PolicyDefinition.Check"/>.</exception>
    public void Publish(Guid? by, DateTimeOffset at)
    {
        RequireDraft();
        Definition.Check();
        (Status, PublishedBy, PublishedAt) = (PolicyStatus.Published, by, at);
    }

    /// <summary>Ends the time of a published version.</summary>
    /// <param name="at">Now, UTC.</param>
    /// <exception cref="BrokenRuleException"><c>policy-not-published</c>.</exception>
    public void Retire(DateTimeOffset at)
    {
        if (Status != PolicyStatus.Published)
            throw new BrokenRuleException("policy-not-published", "Only a published policy can be retired.");
        (Status, RetiredAt) = (PolicyStatus.Retired, at);
    }

    private void RequireDraft()
    {
        if (Status != PolicyStatus.Draft)
            throw new BrokenRuleException("policy-not-a-draft", "A published policy is never changed: draft a new version.");
    }
}
