using System.Net;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Domain.Journal;

/// <summary>
/// What happened, or was read: one line of the journal. It holds ids, codes and names of fields, never values, so that erasing a person
/// touches no line. Facts are only ever inserted; the application's database role cannot change or delete them.
/// </summary>
public sealed class Fact
{
    private Fact() => Fields = [];

    /// <summary>A fact that is about no lead.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="by">Who did it.</param>
    public Fact(FactKind kind, DateTimeOffset at, Actor by)
    {
        Id = TimeOrderedId.At(at);
        Kind = kind;
        At = at;
        ActorKind = by.Kind;
        ActorId = by.Id;
        Fields = [];
    }

    /// <summary>A fact about a lead.</summary>
    /// <param name="leadId">The lead.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="by">Who did it.</param>
    public Fact(Guid leadId, FactKind kind, DateTimeOffset at, Actor by)
        : this(kind, at, by) => LeadId = leadId;

    /// <summary>Key, ordered by time. It is made before the commit, so a reader who follows the journal goes by its transaction.</summary>
    public Guid Id { get; private set; }

    /// <summary>What happened.</summary>
    public FactKind Kind { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>In which role it was done.</summary>
    public ActorKind ActorKind { get; private set; }

    /// <summary>The account, if there is one.</summary>
    public Guid? ActorId { get; private set; }

    /// <summary>The session in which it was done, for a patient the personal link; null when it happened by itself.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>The network address from which it was done.</summary>
    public IPAddress? Address { get; private set; }

    /// <summary>The lead it is about.</summary>
    public Guid? LeadId { get; init; }

    /// <summary>The clinic it is about.</summary>
    public Guid? ClinicId { get; init; }

    /// <summary>The assignment it is about.</summary>
    public Guid? AssignmentId { get; init; }

    /// <summary>The row it is about when that is none of these, for example a change of the catalogue.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>For a move: the stage before.</summary>
    public LeadStage? From { get; init; }

    /// <summary>For a move: the stage after.</summary>
    public LeadStage? To { get; init; }

    /// <summary>Why, as a code of <see cref="Reasons"/> or of the feature that wrote it.</summary>
    public string? Reason { get; init; }

    /// <summary>Names of the fields that were read or changed; never their values.</summary>
    public List<string> Fields { get; init; }

    /// <summary>The <see cref="FactText"/> that was written with it.</summary>
    public Guid? TextId { get; private set; }

    /// <summary>What was written with it. Only a new fact has it at hand: of a kept one it is read by <see cref="TextId"/>.</summary>
    public FactText? Text
    {
        get;
        init
        {
            field = value;
            TextId = value?.Id;
        }
    }

    /// <summary>Writes down from where it was done, once.</summary>
    /// <param name="session">The session, or a patient's personal link.</param>
    /// <param name="address">The network address.</param>
    public void CameFrom(Guid? session, IPAddress? address)
    {
        SessionId ??= session;
        Address ??= address;
    }
}
