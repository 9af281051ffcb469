using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Domain.Returns;

/// <summary>A clinic's request to return a lead, and what became of it. One per assignment.</summary>
public sealed class LeadReturn : IRowVersioned
{
    private LeadReturn()
    {
    }

    /// <summary>A clinic wants to return a lead; <see cref="ReturnTerms.Check"/> has allowed it.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="number">The clinic's running number of returns, from 1; unique, so that two at once cannot both slip under the limit.</param>
    /// <param name="reason">Why.</param>
    /// <param name="seal">Seals what the clinic wrote with the return's id; null when it wrote nothing.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>note-missing</c>: what makes it spam or invented has to be said.</exception>
    public LeadReturn(Assignment assignment, int number, ReturnReason reason, Func<Guid, SealedText>? seal, Actor by, DateTimeOffset at)
    {
        if (seal is null && reason is ReturnReason.Spam or ReturnReason.Bogus)
            throw new BrokenRuleException("note-missing", "Please say what makes you think so; a person decides on it.");
        Id = TimeOrderedId.At(at);
        AssignmentId = assignment.Id;
        LeadId = assignment.LeadId;
        ClinicId = assignment.ClinicId;
        Number = number;
        Reason = reason;
        Note = seal?.Invoke(Id);
        RequestedAt = at;
        RequestedBy = by.Id;
    }

    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The assignment.</summary>
    public Guid AssignmentId { get; private set; }

    /// <summary>The lead; never shown to the clinic.</summary>
    public Guid LeadId { get; private set; }

    /// <summary>The clinic.</summary>
    public Guid ClinicId { get; private set; }

    /// <summary>The clinic's running number, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Why.</summary>
    public ReturnReason Reason { get; private set; }

    /// <summary>What the clinic wrote, sealed with this row's id.</summary>
    public SealedText? Note { get; private set; }

    /// <summary>Where it stands.</summary>
    public ReturnStatus Status { get; private set; }

    /// <summary>When it was asked for (UTC).</summary>
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>The clinic's account that asked.</summary>
    public Guid? RequestedBy { get; private set; }

    /// <summary>When it was decided (UTC).</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Who decided; null when a rule did.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>The rule that decided, as a code (see <see cref="ReturnEvidence.ProvenBy"/>); null when a person did.</summary>
    public string? Rule { get; private set; }

    /// <summary>What the deciding person wrote to the clinic, sealed with this row's id.</summary>
    public SealedText? DecisionNote { get; private set; }

    /// <summary>Row version.</summary>
    public int Version { get; private set; }

    /// <summary>Approves the return.</summary>
    /// <param name="rule">The rule that proves it; null when a person decides.</param>
    /// <param name="words">What the clinic will read; optional.</param>
    /// <param name="seal">Seals the words with the return's id.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>return-decided</c>.</exception>
    public void Approve(string? rule, ApprovedText? words, Func<Guid, string, SealedText> seal, Actor by, DateTimeOffset at)
    {
        Decide(ReturnStatus.Approved, words is null ? null : seal(Id, words.Text), by, at);
        Rule = rule;
    }

    /// <summary>Refuses the return; the clinic reads why.</summary>
    /// <param name="words">Why.</param>
    /// <param name="seal">Seals the words with the return's id.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>return-decided</c>.</exception>
    public void Refuse(ApprovedText words, Func<Guid, string, SealedText> seal, Actor by, DateTimeOffset at) =>
        Decide(ReturnStatus.Refused, seal(Id, words.Text), by, at);

    private void Decide(ReturnStatus to, SealedText? words, Actor by, DateTimeOffset at)
    {
        if (Status != ReturnStatus.Requested)
            throw new BrokenRuleException("return-decided", $"This return has been decided already: it was {(Status == ReturnStatus.Approved ? "approved" : "refused")}.");
        (Status, DecisionNote, DecidedBy, DecidedAt) = (to, words, by.Id, at);
    }
}
