using System.Globalization;

namespace LeadCrm.Domain.FollowUps;

/// <summary>
/// A mail that is to be sent: written in the transaction that decides it, so that these rows are the mail queue. It names
/// whom it is about; address and text are made when it is sent.
/// </summary>
public sealed class Message
{
    /// <summary>After this many attempts somebody has to look.</summary>
    public const int MaxAttempts = 12;

    private Message() => DedupKey = string.Empty;

    /// <summary>Plans a message.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="leadId">The lead it is about.</param>
    /// <param name="subjectId">What makes it the same message when planned again: the lead, assignment or quote.</param>
    /// <param name="at">When it is planned (UTC).</param>
    /// <param name="dueAt">When it is to be sent (UTC).</param>
    /// <param name="step">Which of a series, in days; 0 outside a series.</param>
    /// <param name="clinicId">The clinic it goes to, when it goes to a clinic.</param>
    /// <param name="assignmentId">The assignment it is about.</param>
    public Message(MessageKind kind, Guid leadId, Guid subjectId, DateTimeOffset at, DateTimeOffset dueAt, int step = 0, Guid? clinicId = null, Guid? assignmentId = null)
    {
        Id = TimeOrderedId.At(at);
        Kind = kind;
        LeadId = leadId;
        ClinicId = clinicId;
        AssignmentId = assignmentId;
        Step = step;
        DueAt = dueAt;
        NextAttemptAt = dueAt;
        DedupKey = string.Create(CultureInfo.InvariantCulture, $"{(int)kind}:{subjectId:N}:{step}");
    }

    /// <summary>Plans a message to a clinic that is about no lead.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="clinicId">The clinic.</param>
    /// <param name="aboutId">The row it is about: an invitation, a licence warning, or the clinic itself.</param>
    /// <param name="recipientId">The account it goes to; null: the clinic's contact address.</param>
    /// <param name="at">When it is planned (UTC).</param>
    /// <param name="step">Which of a series; 0 outside a series.</param>
    public static Message ToClinic(MessageKind kind, Guid clinicId, Guid aboutId, Guid? recipientId, DateTimeOffset at, int step = 0) =>
        WithoutLead(kind, clinicId, aboutId, recipientId, at, step);

    /// <summary>Plans a message to somebody of the house that is about neither a lead nor a clinic.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="aboutId">The row it is about, for example a change of the catalogue.</param>
    /// <param name="recipientId">The account it goes to.</param>
    /// <param name="at">When it is planned (UTC).</param>
    /// <param name="step">What tells repeats apart that are meant; 0 where none are.</param>
    public static Message ToColleague(MessageKind kind, Guid aboutId, Guid recipientId, DateTimeOffset at, int step = 0) =>
        WithoutLead(kind, clinicId: null, aboutId, recipientId, at, step);

    private static Message WithoutLead(MessageKind kind, Guid? clinicId, Guid aboutId, Guid? recipientId, DateTimeOffset at, int step) => new()
    {
        Id = TimeOrderedId.At(at),
        Kind = kind,
        ClinicId = clinicId,
        AboutId = aboutId,
        RecipientId = recipientId,
        Step = step,
        DueAt = at,
        NextAttemptAt = at,
        DedupKey = string.Create(CultureInfo.InvariantCulture, $"{(int)kind}:{aboutId:N}:{step}:{recipientId:N}"),
    };

    /// <summary>Key; also the local part of the mail's Message-ID, so that a repeat is recognised.</summary>
    public Guid Id { get; private set; }

    /// <summary>What it is.</summary>
    public MessageKind Kind { get; private set; }

    /// <summary>The lead it is about; null for what concerns a clinic or the catalogue alone.</summary>
    public Guid? LeadId { get; private set; }

    /// <summary>Without a lead: the row it is about.</summary>
    public Guid? AboutId { get; private set; }

    /// <summary>Without a lead: the account it goes to; null: the clinic's contact address.</summary>
    public Guid? RecipientId { get; private set; }

    /// <summary>The clinic it goes to; null when it goes to the patient or to a colleague.</summary>
    public Guid? ClinicId { get; private set; }

    /// <summary>The assignment it is about.</summary>
    public Guid? AssignmentId { get; private set; }

    /// <summary>Which of a series, in days.</summary>
    public int Step { get; private set; }

    /// <summary>Unique: the same message is never planned twice.</summary>
    public string DedupKey { get; private set; }

    /// <summary>When it is to be sent (UTC).</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public MessageStatus Status { get; private set; }

    /// <summary>How often sending was tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>When it may be tried next (UTC); a claim moves it into the future before anything slow begins.</summary>
    public DateTimeOffset NextAttemptAt { get; private set; }

    /// <summary>When the mail server took it (UTC).</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Why it was cancelled or failed, without personal data.</summary>
    public string? Outcome { get; private set; }

    /// <summary>For a mail that nobody may have asked for: a keyed hash of its address, by which such mails are counted.</summary>
    public string? AddressKey { get; private set; }

    /// <summary>Counts it among the mails to an address that may not have asked for them.</summary>
    /// <param name="addressKey">A keyed hash of the address.</param>
    public void CountedFor(string addressKey) => AddressKey = addressKey;

    /// <summary>The mail server took it.</summary>
    /// <param name="at">When (UTC).</param>
    public void Sent(DateTimeOffset at)
    {
        Status = MessageStatus.Sent;
        SentAt = at;
        Attempts++;
    }

    /// <summary>It became pointless.</summary>
    /// <param name="why">A code.</param>
    public void Cancel(string why)
    {
        if (Status != MessageStatus.Due)
            return;
        Status = MessageStatus.Cancelled;
        Outcome = why;
    }

    /// <summary>Sending failed and may succeed later; it is tried again with growing pauses (one minute, doubling, at most an hour).</summary>
    /// <param name="why">The kind of failure, without personal data.</param>
    /// <param name="at">When (UTC).</param>
    public void NotDelivered(string why, DateTimeOffset at)
    {
        Attempts++;
        Outcome = why;
        if (Attempts >= MaxAttempts)
            Status = MessageStatus.Failed;
        else
            NextAttemptAt = at + RetryPause.After(Attempts);
    }

    /// <summary>The mail server will never take it; trying again would change nothing.</summary>
    /// <param name="why">The kind of failure, without personal data.</param>
    public void RefusedForGood(string why)
    {
        Attempts++;
        Outcome = why;
        Status = MessageStatus.Failed;
    }

    /// <summary>Nobody was there to take it, so this counts as no attempt.</summary>
    /// <param name="why">The kind of failure, without personal data; null when nothing failed.</param>
    /// <param name="until">When it may be tried again (UTC).</param>
    public void Postpone(string? why, DateTimeOffset until)
    {
        Outcome = why;
        NextAttemptAt = until;
    }
}
