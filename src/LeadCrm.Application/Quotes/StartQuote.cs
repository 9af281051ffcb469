using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Catalogue;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Quotes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Quotes;

/// <summary>
/// What a clinic starts a quote with: its last quote for this case, else its last one for the same treatment, else what its
/// offering says.
/// </summary>
/// <param name="AssignmentId">The assignment.</param>
/// <param name="ConditionCode">The condition of the case.</param>
/// <param name="TreatmentCode">The treatment of the case.</param>
/// <param name="TemplateId">One of the clinic's templates to start from instead.</param>
[AllowedTo(Roles.Clinic)]
public sealed record StartQuote(Guid AssignmentId, string ConditionCode, string? TreatmentCode, Guid? TemplateId = null) : IRequest<QuoteStart>;

/// <summary>The start of a quote.</summary>
/// <param name="Draft">The fields filled in so far; sent as it is, it may still lack some.</param>
/// <param name="TakenFrom">Which quote it was taken from, in words; null when there is none.</param>
/// <param name="OnlyInTrials">The treatment is given only inside a trial: no price may be sent.</param>
/// <param name="TimeZone">The clinic's zone, in which the last day of the quote ends (IANA).</param>
public sealed record QuoteStart(SendQuote Draft, string? TakenFrom, bool OnlyInTrials, string TimeZone)
{
    /// <summary>The price range that the clinic states for this treatment; null when it states none.</summary>
    public StatedPrice? Stated { get; init; }
}

/// <summary>What a clinic says that a treatment usually costs.</summary>
/// <param name="From">The lowest usual price.</param>
/// <param name="To">The highest usual price.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record StatedPrice(decimal From, decimal To, string Currency)
{
    /// <summary>What an offering states; null when it states no price.</summary>
    /// <param name="offering">The offering.</param>
    public static StatedPrice? Of(Offering? offering) =>
        offering is { PriceFrom: { } from, PriceTo: { } to, Currency: { } currency } ? new(from, to, currency) : null;
}

internal sealed class StartQuoteHandler(ILeadCrmDb db, ICatalogue catalogues, ICallerContext callers, TimeProvider time) : IRequestHandler<StartQuote, QuoteStart>
{
    // Long enough to decide about a journey, short enough for prices to hold.
    private const int UsualValidity = 30;

    public async Task<QuoteStart> Handle(StartQuote request, CancellationToken ct)
    {
        var (start, offering) = await StartAsync(request, ct);
        return start with { Stated = StatedPrice.Of(offering) };
    }

    private async Task<(QuoteStart Start, Offering? Offering)> StartAsync(StartQuote request, CancellationToken ct)
    {
        var clinic = await db.Clinics.AsNoTracking().FirstOrDefaultAsync(c => c.Id == callers.Current.ClinicId, ct) ?? throw new NotFoundException();
        var offering = clinic.Offerings.FirstOrDefault(o => o.ConditionCode == request.ConditionCode && o.TreatmentCode == request.TreatmentCode);
        var onlyInTrials = (await catalogues.GetAsync(ct)).FindPair(request.ConditionCode, request.TreatmentCode) is { EvidenceLevel: EvidenceLevel.Investigational };
        var validUntil = clinic.Today(time.GetUtcNow()).AddDays(UsualValidity);
        if (request.TemplateId is { } template)
            return (new(await FromTemplateAsync(request.AssignmentId, template, clinic, ct), "your template", onlyInTrials, clinic.TimeZone), offering);
        var last = await LastOfCaseAsync(request, ct);
        if (last is not null)
            return (new(DraftOf(request.AssignmentId, last.Content, validUntil) with { EarliestTreatmentOn = last.Content.EarliestTreatmentOn }, $"version {last.Number} of this quote", onlyInTrials, clinic.TimeZone), offering);
        last = await LastOfTreatmentAsync(request, ct);
        return last is not null
            ? (new(DraftOf(request.AssignmentId, await WithoutPatientAsync(last, ct), validUntil), "your last quote for this treatment", onlyInTrials, clinic.TimeZone), offering)
            : (new(FromOffering(request.AssignmentId, offering, validUntil), null, onlyInTrials, clinic.TimeZone), offering);
    }

    private Task<Quote?> LastOfCaseAsync(StartQuote request, CancellationToken ct) =>
        db.Quotes.AsNoTracking().Where(q => q.AssignmentId == request.AssignmentId).OrderByDescending(q => q.Number).FirstOrDefaultAsync(ct);

    private Task<Quote?> LastOfTreatmentAsync(StartQuote request, CancellationToken ct) =>
        (from quote in db.Quotes.AsNoTracking()
         join assignment in db.Assignments on quote.AssignmentId equals assignment.Id
         join stored in db.StoredCases on assignment.CaseSummaryId equals stored.Id
         where quote.ClinicId == callers.Current.ClinicId && stored.ConditionCode == request.ConditionCode && stored.TreatmentCode == request.TreatmentCode
         orderby quote.SentAt descending, quote.Id descending
         select quote).FirstOrDefaultAsync(ct);

    /// <summary>It was written for another patient, whom it may name.</summary>
    private async Task<QuoteContent> WithoutPatientAsync(Quote quote, CancellationToken ct)
    {
        var patient = await db.ToldIdentityAsync(quote.AssignmentId, quote.LeadId, ct);
        return quote.Content.WithTexts((_, text) => patient.Without(text));
    }

    private async Task<SendQuote> FromTemplateAsync(Guid assignmentId, Guid templateId, Clinic clinic, CancellationToken ct)
    {
        var template = await db.QuoteTemplates.AsNoTracking().FirstOrDefaultAsync(t => t.Id == templateId, ct) ?? throw new NotFoundException();
        return DraftOf(assignmentId, template.Content, clinic.Today(time.GetUtcNow()).AddDays(template.ValidDays));
    }

    private static SendQuote DraftOf(Guid assignmentId, QuoteContent content, DateOnly validUntil) => new()
    {
        AssignmentId = assignmentId,
        Currency = content.Currency,
        Items = content.Items.Select(i => new QuoteItemForm { Description = i.Description, Amount = i.Amount }).ToList(),
        Excluded = content.Excluded,
        IsFixed = content.IsFixed,
        TotalUpTo = content.TotalUpTo,
        WhatWouldChangeIt = content.WhatWouldChangeIt,
        Nights = content.Nights,
        Trips = content.Trips,
        Doctor = content.Doctor,
        Stages = QuoteStages.Write(content.Stages),
        RevisionTerms = content.RevisionTerms,
        ComplicationTerms = content.ComplicationTerms,
        Deposit = content.Deposit,
        RefundTerms = content.RefundTerms,
        ValidUntil = validUntil,
    };

    private static SendQuote FromOffering(Guid assignmentId, Offering? offering, DateOnly validUntil) => new()
    {
        AssignmentId = assignmentId,
        Currency = offering?.Currency ?? "USD",
        Stages = QuoteStages.Write(offering?.Stages ?? StagesOfCare.None),
        ValidUntil = validUntil,
    };
}
