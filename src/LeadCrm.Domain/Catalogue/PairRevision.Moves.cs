namespace LeadCrm.Domain.Catalogue;

/// <content>What can be done with a change, and by whom.</content>
public sealed partial class PairRevision
{
    /// <summary>Writes the draft anew. A draft may be unfinished; what is wrong with it is refused when it is proposed.</summary>
    /// <param name="content">All of the wanted content.</param>
    /// <param name="reason">Why.</param>
    /// <param name="levelReason">Why the level changes; null when it does not.</param>
    /// <param name="by">Who writes; only who began it may.</param>
    /// <param name="at">Now (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>not-the-drafter</c> or <c>illegal-move</c>.</exception>
    public void Write(PairContent content, string? reason, string? levelReason, CatalogueReviewer by, DateTimeOffset at)
    {
        RequireDrafter(by);
        Require(RevisionStatus.Draft);
        Content = Signed(content);
        Reason = reason?.Trim() ?? "";
        LevelReason = string.IsNullOrWhiteSpace(levelReason) ? null : levelReason.Trim();
        Touch(at);
    }

    /// <summary>Takes a draft onto the version now in force: what it changed stays changed, everything else follows that version.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="by">Who writes.</param>
    /// <param name="at">Now (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>not-the-drafter</c> or <c>illegal-move</c>.</exception>
    public void TakeOnto(TreatmentPair pair, CatalogueReviewer by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(pair);
        RequireDrafter(by);
        Require(RevisionStatus.Draft);
        var now = PairContent.Of(pair);
        Content = Signed(Content.Onto(Before, now));
        (BaseVersion, Before) = (pair.Version, now);
        Touch(at);
    }

    /// <summary>Asks a second person.</summary>
    /// <param name="pair">The pair as it is in force.</param>
    /// <param name="condition">The condition with its questions.</param>
    /// <param name="by">Who proposes; only who wrote it may.</param>
    /// <param name="at">Now (UTC).</param>
    /// <exception cref="BrokenRuleException">
    /// <c>not-the-drafter</c>, <c>illegal-move</c>, <c>changed-meanwhile</c>, <c>nothing-changed</c>, <c>reason-missing</c>,
    /// <c>level-reason-missing</c>, <c>review-date</c> or <c>revision-invalid</c> with every problem.
    /// </exception>
    public void Propose(TreatmentPair pair, Condition condition, CatalogueReviewer by, DateTimeOffset at)
    {
        RequireDrafter(by);
        Require(RevisionStatus.Draft);
        RequireComplete(pair, condition, at);
        Status = RevisionStatus.Proposed;
        ProposedAt = at;
        Touch(at);
    }

    /// <summary>The drafter puts a change into force that leaves the level alone.</summary>
    /// <param name="pair">The pair; it becomes the next version.</param>
    /// <param name="condition">The condition with its questions.</param>
    /// <param name="by">The drafter.</param>
    /// <param name="at">Now (UTC).</param>
    /// <exception cref="BrokenRuleException">As <see cref="Propose"/>, and <c>second-person-needed</c> or <c>reviewer-sells</c>.</exception>
    public void PutIntoForce(TreatmentPair pair, Condition condition, CatalogueReviewer by, DateTimeOffset at)
    {
        RequireDrafter(by);
        Require(RevisionStatus.Draft, RevisionStatus.Proposed);
        RequireComplete(pair, condition, at);
        if (ChangesLevel)
            throw new BrokenRuleException("second-person-needed", "A change of the evidence level needs a second medical reviewer who does not sell. Propose it instead.");
        RefuseSeller(by);
        Apply(pair, by, note: null, at);
    }

    /// <summary>A second person approves; the content comes into force as the next version.</summary>
    /// <param name="pair">The pair; it becomes the next version.</param>
    /// <param name="condition">The condition with its questions.</param>
    /// <param name="by">The second person.</param>
    /// <param name="note">What they want to add.</param>
    /// <param name="at">Now (UTC).</param>
    /// <exception cref="BrokenRuleException">As <see cref="Propose"/>, and <c>same-person</c> or <c>reviewer-sells</c>.</exception>
    public void Approve(TreatmentPair pair, Condition condition, CatalogueReviewer by, string? note, DateTimeOffset at)
    {
        Require(RevisionStatus.Proposed);
        RequireSecondPerson(by);
        RequireComplete(pair, condition, at);
        Apply(pair, by, note, at);
    }

    /// <summary>A second person refuses.</summary>
    /// <param name="reason">Why, in writing.</param>
    /// <param name="by">The second person.</param>
    /// <param name="at">Now (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c>, <c>same-person</c>, <c>reviewer-sells</c> or <c>reason-missing</c>.</exception>
    public void Reject(string? reason, CatalogueReviewer by, DateTimeOffset at)
    {
        Require(RevisionStatus.Proposed);
        RequireSecondPerson(by);
        End(RevisionStatus.Rejected, by, Written(reason, "Say why, so that it can be done better."), at);
    }

    /// <summary>The drafter gives it up.</summary>
    /// <param name="reason">Why; may be left out.</param>
    /// <param name="by">The drafter.</param>
    /// <param name="at">Now (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>not-the-drafter</c> or <c>illegal-move</c>.</exception>
    public void Withdraw(string? reason, CatalogueReviewer by, DateTimeOffset at)
    {
        RequireDrafter(by);
        Require(RevisionStatus.Draft, RevisionStatus.Proposed);
        End(RevisionStatus.Withdrawn, by, reason, at);
    }

    private void Apply(TreatmentPair pair, CatalogueReviewer by, string? note, DateTimeOffset at)
    {
        var names = by.Id == DraftedById ? by.Name : $"{DraftedByName} and {by.Name}";
        Content = Content with { ReviewedBy = names.Length > NameLength ? names[..NameLength] : names };
        pair.Revise(Content, BaseVersion);
        AppliedVersion = pair.Version;
        End(RevisionStatus.Approved, by, note, at);
    }

    private void End(RevisionStatus status, CatalogueReviewer by, string? note, DateTimeOffset at)
    {
        Status = status;
        (DecidedById, DecidedByName, DecidedAt) = (by.Id, by.Name, at);
        DecisionNote = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        Touch(at);
    }
}
