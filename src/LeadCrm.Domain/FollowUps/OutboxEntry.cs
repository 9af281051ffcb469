namespace LeadCrm.Domain.FollowUps;

/// <summary>Something that must leave the system after a commit: a live-update signal now, a webhook later. Ids only.</summary>
public sealed class OutboxEntry
{
    /// <summary>The kind of the signal that something about a lead changed.</summary>
    public const string LeadChanged = "lead-changed";

    private OutboxEntry() => Kind = string.Empty;

    /// <summary>Writes a signal.</summary>
    /// <param name="kind">What it is, for example <c>lead-changed</c>.</param>
    /// <param name="subjectId">The row it is about.</param>
    /// <param name="at">When (UTC).</param>
    public OutboxEntry(string kind, Guid subjectId, DateTimeOffset at)
    {
        Id = TimeOrderedId.At(at);
        Kind = kind;
        SubjectId = subjectId;
        CreatedAt = at;
    }

    /// <summary>Key, ordered by time.</summary>
    public Guid Id { get; private set; }

    /// <summary>What it is.</summary>
    public string Kind { get; private set; }

    /// <summary>The row it is about.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>When it was written (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private set; }
}
