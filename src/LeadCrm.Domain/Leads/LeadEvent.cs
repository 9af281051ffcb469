using LeadCrm.Domain.Audit;

namespace LeadCrm.Domain.Leads;

/// <summary>
/// One line of a lead's timeline, which is also its move log: who, when, from where to where, and why. Free text is sealed.
/// </summary>
public sealed class LeadEvent
{
    private LeadEvent()
    {
    }

    /// <summary>Creates a line.</summary>
    /// <param name="leadId">The lead.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="by">Who did it.</param>
    public LeadEvent(Guid leadId, LeadEventKind kind, DateTimeOffset at, Actor by)
    {
        Id = TimeOrderedId.At(at);
        LeadId = leadId;
        Kind = kind;
        At = at;
        ActorKind = by.Kind;
        ActorId = by.Id;
    }

    /// <summary>Key, ordered by time.</summary>
    public Guid Id { get; private set; }

    /// <summary>The lead.</summary>
    public Guid LeadId { get; private set; }

    /// <summary>What happened.</summary>
    public LeadEventKind Kind { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>In which role it was done.</summary>
    public ActorKind ActorKind { get; private set; }

    /// <summary>The account, if there is one.</summary>
    public Guid? ActorId { get; private set; }

    /// <summary>For a move: the stage before.</summary>
    public LeadStage? From { get; init; }

    /// <summary>For a move: the stage after.</summary>
    public LeadStage? To { get; init; }

    /// <summary>Why, as a code of <see cref="Reasons"/> or of the feature that wrote it.</summary>
    public string? Reason { get; init; }

    /// <summary>The clinic it was about.</summary>
    public Guid? ClinicId { get; init; }

    /// <summary>The assignment it was about.</summary>
    public Guid? AssignmentId { get; init; }

    /// <summary>What somebody wrote, sealed with the lead's id.</summary>
    public SealedText? Note { get; init; }
}
