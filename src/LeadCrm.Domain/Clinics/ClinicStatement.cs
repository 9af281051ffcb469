namespace LeadCrm.Domain.Clinics;

/// <summary>
/// Something that a clinic states about itself and that counts only after a manager has sighted it. Until then the clinic is
/// routed by what was sighted before. At most one statement per subject is open; stating again changes it.
/// </summary>
public sealed class ClinicStatement
{
    private ClinicStatement() => (Subject, Content) = (string.Empty, new StatedContent());

    /// <summary>Waits to be sighted.</summary>
    /// <param name="id">UUIDv7.</param>
    /// <param name="clinicId">The clinic.</param>
    /// <param name="content">What it states.</param>
    /// <param name="by">The clinic's user.</param>
    /// <param name="at">When (UTC).</param>
    public ClinicStatement(Guid id, Guid clinicId, StatedContent content, Guid? by, DateTimeOffset at)
    {
        (Id, ClinicId, Subject) = (id, clinicId, content.Subject());
        (Content, StatedBy, StatedAt) = (content, by, at);
    }

    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The clinic.</summary>
    public Guid ClinicId { get; private set; }

    /// <summary>What it is about, for example <c>licence:1:TR-2041</c>; at most one open statement each.</summary>
    public string Subject { get; private set; }

    /// <summary>What is stated.</summary>
    public StatedContent Content { get; private set; }

    /// <summary>Where it stands.</summary>
    public StatementStatus Status { get; private set; }

    /// <summary>The clinic's user.</summary>
    public Guid? StatedBy { get; private set; }

    /// <summary>When it was stated in its present form (UTC).</summary>
    public DateTimeOffset StatedAt { get; private set; }

    /// <summary>The manager who sighted or refused it.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>When that was (UTC).</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was refused, for the clinic.</summary>
    public string? RefusalReason { get; private set; }

    /// <summary>Concurrency version; every change raises it, so that nobody sights what they have not read.</summary>
    public int Version { get; private set; }

    /// <summary>States the same subject differently while it still waits.</summary>
    /// <param name="content">What is stated now.</param>
    /// <param name="by">The clinic's user.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>statement-decided</c>.</exception>
    public void Restate(StatedContent content, Guid? by, DateTimeOffset at)
    {
        RefuseUnlessOpen();
        (Content, StatedBy, StatedAt) = (content, by, at);
        Version++;
    }

    /// <summary>The clinic takes it back before anybody looked.</summary>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>statement-decided</c>.</exception>
    public void Withdraw(DateTimeOffset at)
    {
        RefuseUnlessOpen();
        (Status, DecidedAt) = (StatementStatus.Withdrawn, at);
        Version++;
    }

    /// <summary>A manager has seen the evidence: from now on it counts.</summary>
    /// <param name="clinic">The clinic, which is changed.</param>
    /// <param name="seen">The version that the manager has read.</param>
    /// <param name="by">The manager.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>statement-decided</c>; <c>changed-meanwhile</c>; or as the clinic's own rules.</exception>
    public void Sight(Clinic clinic, int seen, Guid by, DateTimeOffset at)
    {
        Decide(StatementStatus.Sighted, seen, by, at);
        clinic.Take(Content);
    }

    /// <summary>A manager could not confirm it; nothing about the clinic changes.</summary>
    /// <param name="reason">Why, for the clinic.</param>
    /// <param name="seen">The version that the manager has read.</param>
    /// <param name="by">The manager.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>statement-decided</c>; <c>changed-meanwhile</c>; <c>reason-missing</c>.</exception>
    public void Refuse(string? reason, int seen, Guid by, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new BrokenRuleException("reason-missing", "Say why, so that the clinic can put it right.");
        Decide(StatementStatus.Refused, seen, by, at);
        RefusalReason = reason.Trim();
    }

    private void Decide(StatementStatus to, int seen, Guid by, DateTimeOffset at)
    {
        RefuseUnlessOpen();
        if (seen != Version)
            throw new BrokenRuleException("changed-meanwhile", "The clinic has changed this meanwhile; look again.");
        (Status, DecidedBy, DecidedAt) = (to, by, at);
        Version++;
    }

    private void RefuseUnlessOpen()
    {
        if (Status != StatementStatus.Open)
            throw new BrokenRuleException("statement-decided", "This has been decided or taken back already.");
    }
}

/// <summary>Where a clinic's statement stands.</summary>
public enum StatementStatus
{
    /// <summary>Waits for a manager.</summary>
    Open = 0,

    /// <summary>Sighted: it counts.</summary>
    Sighted = 1,

    /// <summary>A manager could not confirm it.</summary>
    Refused = 2,

    /// <summary>The clinic took it back.</summary>
    Withdrawn = 3,
}
