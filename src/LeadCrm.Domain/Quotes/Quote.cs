using LeadCrm.Domain.Values;

namespace LeadCrm.Domain.Quotes;

/// <summary>One version of a clinic's quote for one assignment.</summary>
public sealed class Quote : IRowVersioned
{
    private Quote() => Content = null!;

    private Quote(Guid id, Guid leadId, Guid assignmentId, Guid clinicId, int number, QuoteContent content, DateOnly validUntil)
    {
        Id = id;
        LeadId = leadId;
        AssignmentId = assignmentId;
        ClinicId = clinicId;
        Number = number;
        Content = content;
        Currency = content.Currency;
        Total = content.Total;
        ValidUntil = validUntil;
    }

    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The lead; never shown to the clinic.</summary>
    public Guid LeadId { get; private set; }

    /// <summary>The assignment it answers.</summary>
    public Guid AssignmentId { get; private set; }

    /// <summary>The clinic.</summary>
    public Guid ClinicId { get; private set; }

    /// <summary>Version within the assignment, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Where it stands.</summary>
    public QuoteStatus Status { get; private set; }

    /// <summary>What is offered.</summary>
    public QuoteContent Content { get; private set; }

    /// <summary>The total, kept as its own column for reports.</summary>
    public decimal Total { get; private set; }

    /// <summary>Currency of the total, ISO 4217.</summary>
    public string Currency { get; private set; } = string.Empty;

    /// <summary>Last day on which it can be accepted, in the clinic's calendar.</summary>
    public DateOnly ValidUntil { get; private set; }

    /// <summary>When it was sent (UTC).</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When the patient decided (UTC).</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Row version.</summary>
    public int Version { get; private set; }

    /// <summary>Writes and sends a quote in one step.</summary>
    /// <param name="leadId">The lead.</param>
    /// <param name="assignmentId">The assignment.</param>
    /// <param name="clinicId">The clinic.</param>
    /// <param name="number">Version within the assignment, from 1.</param>
    /// <param name="content">What is offered.</param>
    /// <param name="validUntil">Last day on which it can be accepted.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="clinic">The clinic's calendar.</param>
    /// <exception cref="BrokenRuleException"><c>quote-empty</c>, <c>quote-negative</c>, <c>quote-range</c>, <c>quote-validity</c>, <c>quote-digits</c>.</exception>
    public static Quote Send(Guid leadId, Guid assignmentId, Guid clinicId, int number, QuoteContent content, DateOnly validUntil, DateTimeOffset at, ZonedCalendar clinic)
    {
        if (content.Items.Count == 0)
            throw new BrokenRuleException("quote-empty", "A quote needs at least one line.");
        if (content.Items.Any(i => i.Amount < 0))
            throw new BrokenRuleException("quote-negative", "An amount cannot be negative.");
        if (!content.IsFixed && (content.TotalUpTo is not { } upTo || upTo < content.Total || string.IsNullOrWhiteSpace(content.WhatWouldChangeIt)))
            throw new BrokenRuleException("quote-range", "An estimate needs an upper end not below the total, and what would change it.");
        if (content.Amounts.Any(a => !Currencies.IsPayable(a, content.Currency)))
            throw new BrokenRuleException("quote-digits", $"An amount in {content.Currency} has at most {Currencies.DigitsOf(content.Currency)} digits behind the mark.");
        if (validUntil < clinic.DayOf(at))
            throw new BrokenRuleException("quote-validity", "The quote would be over before it is sent.");
        // Copies: whoever wrote the lists may go on writing them.
        var sent = content with { Items = [.. content.Items], Excluded = [.. content.Excluded] };
        return new Quote(Guid.CreateVersion7(at), leadId, assignmentId, clinicId, number, sent, validUntil) { Status = QuoteStatus.Sent, SentAt = at };
    }

    /// <summary>The patient accepts; the last day is over when it is over where the clinic is.</summary>
    /// <param name="at">When (UTC).</param>
    /// <param name="clinic">The clinic's calendar.</param>
    /// <exception cref="BrokenRuleException"><c>quote-expired</c> after its validity; <c>illegal-move</c>.</exception>
    /// <exception cref="AlreadyDoneException">It is accepted.</exception>
    public void Accept(DateTimeOffset at, ZonedCalendar clinic)
    {
        if (Status == QuoteStatus.Accepted)
            throw new AlreadyDoneException();
        if (IsOver(at, clinic))
            throw new BrokenRuleException("quote-expired", "This quote is no longer valid; ask the clinic for a new one.");
        Decide(QuoteStatus.Accepted, at);
    }

    /// <summary>Whether it still waits for a decision while its last day is over, so that it can only be declined.</summary>
    /// <param name="at">Now (UTC).</param>
    /// <param name="clinic">The clinic's calendar.</param>
    public bool IsOver(DateTimeOffset at, ZonedCalendar clinic) => Status == QuoteStatus.Sent && clinic.DayOf(at) > ValidUntil;

    /// <summary>The patient declines.</summary>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c>.</exception>
    /// <exception cref="AlreadyDoneException">It is declined.</exception>
    public void Decline(DateTimeOffset at)
    {
        if (Status == QuoteStatus.Declined)
            throw new AlreadyDoneException();
        Decide(QuoteStatus.Declined, at);
    }

    /// <summary>A newer version, another clinic's quote or a withdrawal takes its place.</summary>
    /// <param name="at">When (UTC).</param>
    public void Supersede(DateTimeOffset at) => Decide(QuoteStatus.Superseded, at);

    private void Decide(QuoteStatus to, DateTimeOffset at)
    {
        if (Status != QuoteStatus.Sent)
            throw new BrokenRuleException("illegal-move", $"A quote that is {Status} cannot become {to}.");
        Status = to;
        DecidedAt = at;
    }
}
