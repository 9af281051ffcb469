using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Quotes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Quotes;

/// <summary>A clinic sends a quote; an earlier one of the same case is superseded.</summary>
[AllowedTo(Roles.Clinic)]
[RepeatedOnConflict]
public sealed record SendQuote : IRequest<Guid>
{
    /// <summary>The assignment.</summary>
    public Guid AssignmentId { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>What is paid for.</summary>
    public IReadOnlyList<QuoteItemForm>? Items { get; init; }

    /// <summary>What is not included.</summary>
    public IReadOnlyList<string>? Excluded { get; init; }

    /// <summary>Whether the total is fixed.</summary>
    public bool IsFixed { get; init; } = true;

    /// <summary>Upper end of an estimate.</summary>
    public decimal? TotalUpTo { get; init; }

    /// <summary>What would change an estimate.</summary>
    public string? WhatWouldChangeIt { get; init; }

    /// <summary>Nights of stay; null is refused.</summary>
    public int? Nights { get; init; } = 0;

    /// <summary>Number of trips; null is refused.</summary>
    public int? Trips { get; init; } = 1;

    /// <summary>The responsible doctor, by name.</summary>
    public string? Doctor { get; init; }

    /// <summary>Stages of care: <c>preTreatmentEvaluation</c>, <c>monitoringDuringTherapy</c>, <c>longTermFollowUp</c>.</summary>
    public IReadOnlyList<string>? Stages { get; init; }

    /// <summary>Who pays for a revision.</summary>
    public string? RevisionTerms { get; init; }

    /// <summary>Who pays for treating complications.</summary>
    public string? ComplicationTerms { get; init; }

    /// <summary>Deposit.</summary>
    public decimal? Deposit { get; init; }

    /// <summary>When the deposit is given back.</summary>
    public string? RefundTerms { get; init; }

    /// <summary>First day on which the clinic could treat.</summary>
    public DateOnly? EarliestTreatmentOn { get; init; }

    /// <summary>Last day on which the quote can be accepted.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>What the form says, once it has been validated.</summary>
    internal QuoteContent Content() => new()
    {
        Currency = Currency!,
        Items = Items!.Select(i => new QuoteItem(i.Description!.Trim(), i.Amount!.Value)).ToList(),
        Excluded = Excluded?.ToList() ?? [],
        IsFixed = IsFixed,
        TotalUpTo = TotalUpTo,
        WhatWouldChangeIt = WhatWouldChangeIt,
        Nights = Nights!.Value,
        Trips = Trips!.Value,
        Doctor = Doctor!.Trim(),
        Stages = QuoteStages.Read(Stages),
        RevisionTerms = RevisionTerms,
        ComplicationTerms = ComplicationTerms,
        Deposit = Deposit,
        RefundTerms = RefundTerms,
        EarliestTreatmentOn = EarliestTreatmentOn,
    };
}

/// <summary>One line of a quote, as the form sends it.</summary>
public sealed record QuoteItemForm
{
    /// <summary>What it is.</summary>
    public string? Description { get; init; }

    /// <summary>Its price; zero when included, and null is refused.</summary>
    public decimal? Amount { get; init; }
}

internal sealed class SendQuoteHandler(
    ILeadCrmDb db, EvidenceGuard evidence, LeadProgress progress, PlannedMessages planned, ICallerContext callers, TimeProvider time) : IRequestHandler<SendQuote, Guid>
{
    public async Task<Guid> Handle(SendQuote request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var assignment = await db.AssignmentAsync(request.AssignmentId, ct);
        var earlier = await db.Quotes.Where(q => q.AssignmentId == assignment.Id).ToListAsync(ct);
        if (earlier.MaxBy(q => q.Number) is { Status: QuoteStatus.Sent or QuoteStatus.Accepted } last && last.ValidUntil == request.ValidUntil && last.Content.SaysTheSameAs(request.Content()))
            return last.Id;
        foreach (var open in earlier.Where(q => q.Status == QuoteStatus.Sent))
            open.Supersede(at);
        var quote = Quote.Send(assignment.LeadId, assignment.Id, assignment.ClinicId, earlier.Count + 1, request.Content(), request.ValidUntil!.Value, at, await db.CalendarOfAsync(assignment.ClinicId, ct));
        db.Quotes.Add(quote);
        await db.DropUnsentQuoteAsync(assignment.Id, ct);
        assignment.QuoteSent(at);
        db.Facts.Add(new Fact(assignment.LeadId, FactKind.QuoteSent, at, by) { ClinicId = assignment.ClinicId, AssignmentId = assignment.Id });
        var lead = await progress.FollowAsync(assignment, by, at, lookFurther: false, ct);
        await evidence.RefusePriceAsync(lead, ct);
        await PlanMessagesAsync(lead, assignment, quote, at, ct);
        await db.SaveChangesAsync(ct);
        return quote.Id;
    }

    private async Task PlanMessagesAsync(Lead lead, Assignment assignment, Quote quote, DateTimeOffset at, CancellationToken ct)
    {
        await planned.CancelAsync(lead.Id, assignment.Id, [MessageKind.DecideReminder, MessageKind.ConfirmClinicReminder], "superseded", ct);
        if (lead.Requester.Email is null)
            return;
        db.Messages.Add(new Message(MessageKind.QuoteReady, lead.Id, quote.Id, at, at, assignmentId: assignment.Id));
        db.Messages.AddRange(Reminders.Plan(MessageKind.DecideReminder, lead.Id, assignment.Id, quote.Id, at, lead.Requester.TimeZone));
    }
}
