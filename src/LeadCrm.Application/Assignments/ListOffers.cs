using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Assignments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Assignments;

/// <summary>A clinic's cases: open offers first by deadline, then the others, newest first.</summary>
[AllowedTo(Roles.Clinic)]
public sealed record ListOffers : IRequest<OfferList>
{
    /// <summary>Only this state, as the API writes it, for example <c>offered</c>.</summary>
    public string? Status { get; init; }

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
/// <param name="Status">Where it stands.</param>
/// <param name="OfferedAt">When it was offered (UTC).</param>
/// <param name="ExpiresAt">Until when it can be answered (UTC).</param>
/// <param name="IsNew">Not opened yet.</param>
/// <param name="IdentityShared">Whether the patient has confirmed this clinic.</param>
public sealed record OfferListItem(Guid Id, string OfferReference, string Status, DateTimeOffset OfferedAt, DateTimeOffset ExpiresAt, bool IsNew, bool IdentityShared);

internal sealed class ListOffersValidator : AbstractValidator<ListOffers>
{
    public ListOffersValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, 200).WithErrorCode("out-of-range");
        RuleFor(r => r.Status).Must(s => AssignmentStatusCodes.TryRead(s!, out _)).WithErrorCode("unknown-choice").When(r => !string.IsNullOrEmpty(r.Status));
        RuleFor(r => r.Cursor).Must(c => PageCursor.TryRead(c!, out _)).WithErrorCode("cursor-invalid").When(r => !string.IsNullOrEmpty(r.Cursor));
    }
}

internal sealed class ListOffersHandler(ILeadCrmDb db) : IRequestHandler<ListOffers, OfferList>
{
    public async Task<OfferList> Handle(ListOffers request, CancellationToken ct)
    {
        var limit = request.Limit ?? 50;
        var rows = await Page(request, limit).ToListAsync(ct);
        var next = rows.Count > limit ? PageCursor.Write(rows[limit - 1].OfferedAt, rows[limit - 1].Id) : null;
        return new OfferList(rows.Take(limit).Select(ItemOf).ToList(), next);
    }

    private IQueryable<Assignment> Page(ListOffers request, int limit)
    {
        var offers = db.Assignments.AsNoTracking();
        if (!string.IsNullOrEmpty(request.Status) && AssignmentStatusCodes.TryRead(request.Status, out var status))
            offers = offers.Where(a => a.Status == status);
        if (!string.IsNullOrEmpty(request.Cursor) && PageCursor.TryRead(request.Cursor, out var after))
            offers = offers.Where(a => a.OfferedAt < after.At || (a.OfferedAt == after.At && a.Id < after.Id));
        return offers.OrderByDescending(a => a.OfferedAt).ThenByDescending(a => a.Id).Take(limit + 1);
    }

    private static OfferListItem ItemOf(Assignment a) =>
        new(a.Id, a.OfferReference, AssignmentStatusCodes.Write(a.Status), a.OfferedAt, a.ExpiresAt, a.FirstOpenedAt is null, a.IdentitySharedAt is not null);
}
