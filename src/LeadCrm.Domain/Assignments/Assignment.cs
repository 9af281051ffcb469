using LeadCrm.Domain.Leads;

namespace LeadCrm.Domain.Assignments;

/// <summary>
/// Ties a lead to one clinic. The clinic knows it by its own offer reference, sees the de-identified case, and sees who the
/// patient is only through an <see cref="IdentityRelease"/>.
/// </summary>
public sealed partial class Assignment : IRowVersioned
{
    private Assignment() => OfferReference = string.Empty;

    /// <summary>Offers a case.</summary>
    /// <param name="id">The key.</param>
    /// <param name="leadId">The lead.</param>
    /// <param name="clinicId">The clinic.</param>
    /// <param name="caseSummaryId">The de-identified case the clinic may read.</param>
    /// <param name="decisionId">The routing decision that chose the clinic.</param>
    /// <param name="rank">The clinic's rank in that decision, from 1.</param>
    /// <param name="offeredAt">When (UTC).</param>
    /// <param name="expiresAt">Until when the clinic may answer (UTC).</param>
    public Assignment(Guid id, Guid leadId, Guid clinicId, Guid caseSummaryId, Guid decisionId, int rank, DateTimeOffset offeredAt, DateTimeOffset expiresAt)
    {
        Id = id;
        LeadId = leadId;
        ClinicId = clinicId;
        CaseSummaryId = caseSummaryId;
        DecisionId = decisionId;
        Rank = rank;
        OfferReference = Assignments.OfferReference.Of(id);
        OfferedAt = offeredAt;
        ExpiresAt = expiresAt;
    }

    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The lead; never shown to the clinic.</summary>
    public Guid LeadId { get; private set; }

    /// <summary>The clinic.</summary>
    public Guid ClinicId { get; private set; }

    /// <summary>The de-identified case the clinic may read.</summary>
    public Guid CaseSummaryId { get; private set; }

    /// <summary>The routing decision that chose the clinic.</summary>
    public Guid DecisionId { get; private set; }

    /// <summary>The clinic's rank in that decision, from 1.</summary>
    public int Rank { get; private set; }

    /// <summary>What the clinic calls the case; cannot be traced to the lead's reference.</summary>
    public string OfferReference { get; private set; }

    /// <summary>Where it stands.</summary>
    public AssignmentStatus Status { get; private set; }

    /// <summary>When it was offered (UTC).</summary>
    public DateTimeOffset OfferedAt { get; private set; }

    /// <summary>Until when the clinic may answer (UTC). While the clock stands still this is the moment at which the offer would end if nobody ever answered the question.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When the clinic first opened it (UTC).</summary>
    public DateTimeOffset? FirstOpenedAt { get; private set; }

    /// <summary>When the clinic accepted or declined (UTC).</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>When the clinic took the case (UTC), whatever became of it. This is what "accepted" means in every report, score and simulation.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>When the first quote was sent (UTC). This is what "quoted by the clinic" means in every report, score and simulation.</summary>
    public DateTimeOffset? QuotedAt { get; private set; }

    /// <summary>When the patient chose this clinic (UTC), whatever became of it. This is what "booked by the clinic" means in every report, score and simulation.</summary>
    public DateTimeOffset? ChosenAt { get; private set; }

    /// <summary>When the patient confirmed this clinic, its country and the risks (UTC); null again when that was taken back.</summary>
    public DateTimeOffset? IdentitySharedAt { get; private set; }

    /// <summary>When it ended (UTC).</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it ended, as a code.</summary>
    public string? EndReason { get; private set; }

    /// <summary>What the clinic wrote when it declined, sealed with this row's id.</summary>
    public SealedText? EndNote { get; private set; }

    /// <summary>Row version.</summary>
    public int Version { get; private set; }

    /// <summary>Whether it still counts for its lead.</summary>
    public bool IsLiving => AssignmentMoves.IsLiving(Status);

    /// <summary>Whether the clinic knows, at present, who the patient is.</summary>
    public bool KnowsPatient => IsLiving && IdentitySharedAt is not null;

    /// <summary>Stamps the first look of the clinic.</summary>
    /// <param name="at">When (UTC).</param>
    /// <returns>True when this was the first.</returns>
    public bool Open(DateTimeOffset at)
    {
        if (FirstOpenedAt is not null)
            return false;
        FirstOpenedAt = at;
        return true;
    }

    /// <summary>The clinic takes the case.</summary>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>offer-expired</c> after the deadline; <c>illegal-move</c>.</exception>
    /// <exception cref="AlreadyDoneException">It has taken the case, and has it.</exception>
    public void Accept(DateTimeOffset at)
    {
        if (IsLiving && Status != AssignmentStatus.Offered)
            throw new AlreadyDoneException();
        RefuseAfterDeadline(at);
        MoveTo(AssignmentStatus.Accepted);
        (AnsweredAt, AcceptedAt) = (at, at);
        ForgetPause();
    }

    /// <summary>The clinic does not take the case.</summary>
    /// <param name="reason">One of <see cref="Reasons.Declined"/>.</param>
    /// <param name="note">More, sealed.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>offer-expired</c>, <c>illegal-move</c>, <c>unknown-reason</c>.</exception>
    public void Decline(string reason, SealedText? note, DateTimeOffset at)
    {
        var why = Reasons.Read(Reasons.Declined, reason);
        RefuseAfterDeadline(at);
        End(AssignmentStatus.Declined, why, at);
        EndNote = note;
        AnsweredAt = at;
    }

    /// <summary>The deadline passed without an answer.</summary>
    /// <param name="at">When that was noticed (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>not-due</c> before the deadline; <c>illegal-move</c>.</exception>
    public void Expire(DateTimeOffset at)
    {
        if (at < ExpiresAt)
            throw new BrokenRuleException("not-due", "The deadline has not passed.");
        End(AssignmentStatus.Expired, "no-answer", at);
    }

    /// <summary>The clinic's physicians look at the case; also once what was asked has been answered.</summary>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c> before the clinic accepted and once it has quoted.</exception>
    /// <exception cref="AlreadyDoneException">They look at it.</exception>
    public void Review()
    {
        if (Status == AssignmentStatus.UnderReview)
            throw new AlreadyDoneException();
        MoveTo(AssignmentStatus.UnderReview);
    }

    /// <summary>The clinic asks something and waits for the answer.</summary>
    public void Ask() => MoveTo(AssignmentStatus.InfoRequested);

    /// <summary>A quote was sent.</summary>
    /// <param name="at">When (UTC).</param>
    public void QuoteSent(DateTimeOffset at)
    {
        if (Status != AssignmentStatus.Quoted)
            MoveTo(AssignmentStatus.Quoted);
        QuotedAt ??= at;
    }

    /// <summary>The patient chose this clinic.</summary>
    /// <param name="at">When (UTC).</param>
    public void Choose(DateTimeOffset at)
    {
        MoveTo(AssignmentStatus.Chosen);
        ChosenAt = at;
    }

    /// <summary>The patient has arrived at the clinic.</summary>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c> unless the patient chose this clinic.</exception>
    /// <exception cref="AlreadyDoneException">The patient is there, or was treated since.</exception>
    public void Arrive()
    {
        if (Status is AssignmentStatus.Arrived or AssignmentStatus.Treated)
            throw new AlreadyDoneException();
        MoveTo(AssignmentStatus.Arrived);
    }

    /// <summary>The patient was treated; from here on it is follow-up.</summary>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c> before arrival.</exception>
    /// <exception cref="AlreadyDoneException">The patient was treated.</exception>
    public void Treat()
    {
        if (Status == AssignmentStatus.Treated)
            throw new AlreadyDoneException();
        MoveTo(AssignmentStatus.Treated);
    }

    /// <summary>The patient confirmed this clinic, its country and the risks.</summary>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>not-accepted</c> before the clinic accepted or after the assignment ended.</exception>
    public void ShareIdentity(DateTimeOffset at)
    {
        if (Status is AssignmentStatus.Offered || !IsLiving)
            throw new BrokenRuleException("not-accepted", "Identity can be shared only with a clinic that has accepted the case.");
        IdentitySharedAt ??= at;
    }

    private void MoveTo(AssignmentStatus to)
    {
        if (!AssignmentMoves.IsLegal(Status, to))
            throw new BrokenRuleException("illegal-move", $"An assignment that is {Status} cannot become {to}.");
        Status = to;
    }

    private void RefuseAfterDeadline(DateTimeOffset at)
    {
        if (Status == AssignmentStatus.Expired || (Status == AssignmentStatus.Offered && at >= ExpiresAt))
            throw new BrokenRuleException("offer-expired", "The time to answer this offer is over.");
    }
}
