using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Returns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Assignments;

/// <summary>A clinic's cases, newest first; open offers alone by deadline, the most urgent first; those in work by whose turn it is, the clinic's own first.</summary>
[AllowedTo(Roles.Clinic)]
public sealed record ListOffers : IRequest<OfferList>
{
    /// <summary>Only this state, as the API writes it, for example <c>offered</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Only this part of the inbox: <c>open</c>, <c>working</c> or <c>ended</c>.</summary>
    public string? Part { get; init; }

    /// <summary>Only cases whose offer reference holds this, or whose patient is called so, once the patient has confirmed the clinic.</summary>
    public string? Q { get; init; }

    /// <summary>Only the cases that this number of the scorecard counts, one of <see cref="OfferNumbers.All"/>.</summary>
    public string? Number { get; init; }

    /// <summary>Only cases offered in the last so many days, one of <see cref="OfferNumbers.Periods"/>.</summary>
    public int? Days { get; init; }

    /// <summary>Only cases that ended for this reason, as a code.</summary>
    public string? Reason { get; init; }

    /// <summary>Where the last page ended.</summary>
    public string? Cursor { get; init; }

    /// <summary>How many, 1 to 200; 50 by default.</summary>
    public int? Limit { get; init; }
}

/// <summary>One page of cases.</summary>
/// <param name="Items">The cases.</param>
/// <param name="NextCursor">Where the next page begins; null at the end.</param>
public sealed record OfferList(IReadOnlyList<OfferListItem> Items, string? NextCursor);

/// <summary>One case in the list.</summary>
/// <param name="Id">The assignment.</param>
/// <param name="OfferReference">The clinic's reference.</param>
/// <param name="Condition">Name of the condition; null for cases kept before it was.</param>
/// <param name="Treatment">Name of the treatment; null as above.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="OfferedAt">When it was offered (UTC).</param>
/// <param name="ExpiresAt">Until when it can be answered (UTC).</param>
/// <param name="IsNew">Not opened yet.</param>
/// <param name="IdentityShared">Whether the patient has confirmed this clinic.</param>
/// <param name="EndReason">Why it ended, as a code, if it did.</param>
public sealed record OfferListItem(
    Guid Id, string OfferReference, string? Condition, string? Treatment, string Status, DateTimeOffset OfferedAt, DateTimeOffset ExpiresAt,
    bool IsNew, bool IdentityShared, string? EndReason)
{
    /// <summary>The clock stands still, because the clinic waits for an answer; null while it runs.</summary>
    public OfferPause? Pause { get; init; }

    /// <summary>The clinic asked to return the case, and that is being decided.</summary>
    public bool ReturnRequested { get; init; }

    /// <summary>Age in years, or "90 or older"; null for cases kept before it was told, or when it is not known.</summary>
    public string? Age { get; init; }

    /// <summary>Sex as a code; null as above.</summary>
    public string? Sex { get; init; }

    /// <summary>Country, or its region when a country would tell too much; null as above.</summary>
    public string? Place { get; init; }

    /// <summary>The patient's name; null until the patient has confirmed the clinic, and again once access has ended.</summary>
    public string? PatientName { get; init; }
}

internal sealed class ListOffersValidator : AbstractValidator<ListOffers>
{
    public ListOffersValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, 200).WithErrorCode("out-of-range");
        RuleFor(r => r.Status).OneOf(AssignmentStatusCodes.All);
        RuleFor(r => r.Number).OneOf(OfferNumbers.All);
        RuleFor(r => r.Days).OneOf(OfferNumbers.Periods);
        RuleFor(r => r.Q).MaximumLength(100).WithErrorCode("too-long");
        RuleFor(r => r.Reason).MaximumLength(60).WithErrorCode("too-long");
        RuleFor(r => r.Part).OneOf(OfferParts.All);
        RuleFor(r => r.Cursor).Must(c => OfferCursor.TryRead(c!, out _)).WithErrorCode("cursor-invalid").When(r => !string.IsNullOrEmpty(r.Cursor));
    }
}

internal sealed class ListOffersHandler(ILeadCrmDb db, ICatalogue catalogues, TimeProvider time) : IRequestHandler<ListOffers, OfferList>
{
    public async Task<OfferList> Handle(ListOffers request, CancellationToken ct)
    {
        var limit = request.Limit ?? 50;
        var order = OfferOrder.Of(ChoiceRule.Find(OfferParts.All, request.Part));
        var after = !string.IsNullOrEmpty(request.Cursor) && OfferCursor.TryRead(request.Cursor, out var read) ? read : (OfferCursor?)null;
        var rows = await order.Page(Wanted(request), after)
            .Select(a => new Row(
                a,
                db.StoredCases.Where(c => c.Id == a.CaseSummaryId).Select(c => new Told(c.ConditionCode, c.TreatmentCode, c.AgeYears, c.Sex, c.Country, c.Region)).FirstOrDefault(),
                db.LeadReturns.Any(r => r.AssignmentId == a.Id && r.Status == ReturnStatus.Requested),
                db.IdentityReleases.Where(r => r.AssignmentId == a.Id).Select(r => r.PatientName).FirstOrDefault()))
            .Take(limit + 1)
            .ToListAsync(ct);
        var next = rows.Count > limit ? order.After(rows[limit - 1].Assignment).Write() : null;
        var catalogue = await catalogues.GetAsync(ct);
        return new OfferList(rows.Take(limit).Select(r => ItemOf(r, catalogue)).ToList(), next);
    }

    private IQueryable<Assignment> Wanted(ListOffers request)
    {
        var offers = OfferParts.Only(request.Part, db.Assignments.AsNoTracking());
        if (!string.IsNullOrEmpty(request.Status) && AssignmentStatusCodes.TryRead(request.Status, out var status))
            offers = offers.Where(a => a.Status == status);
        offers = OfferNumbers.Only(request.Number, offers);
        if (request.Days is { } days)
        {
            var since = time.GetUtcNow().AddDays(-days);
            offers = offers.Where(a => a.OfferedAt >= since);
        }

        if (!string.IsNullOrEmpty(request.Reason))
            offers = offers.Where(a => a.EndReason == request.Reason);
        return string.IsNullOrWhiteSpace(request.Q) ? offers : Found(offers, request.Q.Trim());
    }

    private IQueryable<Assignment> Found(IQueryable<Assignment> offers, string q)
    {
        var reference = q.ToUpperInvariant();
        var words = IdentityRelease.WordsOf(q);
        if (words.Count == 0)
            return offers.Where(a => a.OfferReference.Contains(reference));
        // Every word begins a word of the name, in any order.
        var named = words.Aggregate(db.IdentityReleases.AsQueryable(), (releases, word) => releases.Where(r => r.SearchName!.Contains(" " + word)));
        return offers.Where(a => a.OfferReference.Contains(reference) || named.Any(r => r.AssignmentId == a.Id));
    }

    private OfferListItem ItemOf(Row row, CatalogueSnapshot catalogue)
    {
        var (a, told) = (row.Assignment, row.Told);
        return new(
            a.Id, a.OfferReference, catalogue.FindCondition(told?.Condition)?.Name.In("en"), catalogue.FindTreatment(told?.Treatment)?.Name.In("en"),
            AssignmentStatusCodes.Write(a.Status), a.OfferedAt, a.ExpiresAt, a.FirstOpenedAt is null, a.IdentitySharedAt is not null, a.EndReason)
        {
            Pause = OfferPause.Of(a, time.GetUtcNow()),
            ReturnRequested = row.ReturnRequested && a.IsLiving,
            Age = told?.Age is { } years ? new CaseAge(years).In("en") : null,
            Sex = told is null or { Sex: Sex.Unspecified } ? null : FormCodes.Code(told.Sex),
            Place = told?.Region ?? (told?.Country is { } country ? IsoCodes.NameOf(country) : null),
            PatientName = row.PatientName,
        };
    }

    private sealed record Row(Assignment Assignment, Told? Told, bool ReturnRequested, string? PatientName);

    private sealed record Told(string? Condition, string? Treatment, int? Age, Sex Sex, string? Country, string? Region);
}
