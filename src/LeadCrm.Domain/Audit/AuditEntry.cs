namespace LeadCrm.Domain.Audit;

/// <summary>
/// One line of the audit log: who did or read what, on which lead, from where and why. It holds ids and field names, never
/// values, so that erasing a person does not touch it. Rows are only ever inserted; the application's database role cannot
/// change or delete them.
/// </summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
        Action = string.Empty;
        Fields = [];
    }

    /// <summary>Creates a line.</summary>
    /// <param name="at">When it happened (UTC).</param>
    /// <param name="by">Who did it.</param>
    /// <param name="action">What was done, in kebab-case, for example <c>lead-opened</c>.</param>
    /// <param name="leadId">The lead it was about, if any.</param>
    /// <param name="subjectId">The row it was about when that is not the lead itself.</param>
    /// <param name="fields">Names of the personal fields that were read or changed.</param>
    /// <param name="reason">Why, as given by the person; never clinical.</param>
    public AuditEntry(DateTimeOffset at, Actor by, string action, Guid? leadId, Guid? subjectId = null, IEnumerable<string>? fields = null, string? reason = null)
    {
        Id = TimeOrderedId.At(at);
        At = at;
        ActorKind = by.Kind;
        ActorId = by.Id;
        Action = action;
        LeadId = leadId;
        SubjectId = subjectId;
        Fields = fields?.ToList() ?? [];
        Reason = reason;
    }

    /// <summary>Key, ordered by time.</summary>
    public Guid Id { get; private set; }

    /// <summary>When it happened (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>In which role it was done.</summary>
    public ActorKind ActorKind { get; private set; }

    /// <summary>The account, if there is one.</summary>
    public Guid? ActorId { get; private set; }

    /// <summary>What was done, in kebab-case.</summary>
    public string Action { get; private set; }

    /// <summary>The lead it was about.</summary>
    public Guid? LeadId { get; private set; }

    /// <summary>The row it was about when that is not the lead itself.</summary>
    public Guid? SubjectId { get; private set; }

    /// <summary>Names of the personal fields that were read or changed; never their values.</summary>
    public List<string> Fields { get; private set; }

    /// <summary>Why, as given by the person.</summary>
    public string? Reason { get; private set; }
}
