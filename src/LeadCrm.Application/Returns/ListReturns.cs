using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Returns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Returns;

/// <summary>Returns of clinics: those that wait for a decision, the oldest first; decided ones, the newest first.</summary>
[AllowedTo(Roles.Coordinator | Roles.Manager)]
public sealed record ListReturns : IRequest<ReturnList>
{
    /// <summary><c>requested</c> (the default), <c>approved</c> or <c>refused</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Only those of this lead, whatever their status.</summary>
    public Guid? LeadId { get; init; }

    /// <summary>Where the last page ended.</summary>
    public string? Cursor { get; init; }

    /// <summary>How many, 1 to 200; 50 by default.</summary>
    public int? Limit { get; init; }
}

/// <summary>One page of returns.</summary>
/// <param name="Items">The returns.</param>
/// <param name="NextCursor">Where the next page begins; null at the end.</param>
public sealed record ReturnList(IReadOnlyList<ReturnItem> Items, string? NextCursor);

/// <summary>A return as coordinators and managers decide on it.</summary>
public sealed record ReturnItem
{
    /// <summary>Key.</summary>
    public required Guid Id { get; init; }

    /// <summary>The lead.</summary>
    public required Guid LeadId { get; init; }

    /// <summary>Its reference.</summary>
    public required string Reference { get; init; }

    /// <summary>The clinic's name.</summary>
    public required string Clinic { get; init; }

    /// <summary>The clinic's reference of the case.</summary>
    public required string OfferReference { get; init; }

    /// <summary>Why, as a code.</summary>
    public required string Reason { get; init; }

    /// <summary>What the clinic wrote.</summary>
    public string? Note { get; init; }

    /// <summary><c>requested</c>, <c>approved</c> or <c>refused</c>.</summary>
    public required string Status { get; init; }

    /// <summary>When it was asked for (UTC).</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When it was decided (UTC).</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Who decided; null when a rule did.</summary>
    public Guid? DecidedBy { get; init; }

    /// <summary>The rule that decided, as a code.</summary>
    public string? Rule { get; init; }

    /// <summary>What was written to the clinic.</summary>
    public string? DecisionNote { get; init; }

    /// <summary>Whether the clinic still has the case; a return of a case that ended otherwise has nothing left to approve.</summary>
    public required bool IsLiving { get; init; }

    /// <summary>How many clinics have returned this lead by now.</summary>
    public required int ReturnsOfLead { get; init; }
}

internal sealed class ListReturnsValidator : AbstractValidator<ListReturns>
{
    public ListReturnsValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, 200).WithErrorCode("out-of-range");
        RuleFor(r => r.Status).OneOf(Enum.GetValues<ReturnStatus>().Select(FormCodes.Code).ToList());
        RuleFor(r => r.Cursor).Must(c => PageCursor.TryRead(c!, out _)).WithErrorCode("cursor-invalid").When(r => !string.IsNullOrEmpty(r.Cursor));
    }
}

internal sealed class ListReturnsHandler(ILeadCrmDb db, IClinicalVault vault) : IRequestHandler<ListReturns, ReturnList>
{
    public async Task<ReturnList> Handle(ListReturns request, CancellationToken ct)
    {
        var limit = request.Limit ?? 50;
        var rows = await (
            from r in Page(request)
            join l in db.Leads on r.LeadId equals l.Id
            join c in db.Clinics on r.ClinicId equals c.Id
            join a in db.Assignments on r.AssignmentId equals a.Id
            select new Row(r, l.Reference, c.Name, a.OfferReference, a.Status, db.LeadReturns.Count(o => o.LeadId == r.LeadId && o.Status == ReturnStatus.Approved)))
            .Take(limit + 1).ToListAsync(ct);
        var last = rows.Count > limit ? rows[limit - 1].Return : null;
        return new ReturnList(rows.Take(limit).Select(ItemOf).ToList(), last is null ? null : PageCursor.Write(last.RequestedAt, last.Id));
    }

    private IQueryable<LeadReturn> Page(ListReturns request)
    {
        var returns = db.LeadReturns.AsNoTracking();
        if (request.LeadId is { } lead)
            return returns.Where(r => r.LeadId == lead).OrderByDescending(r => r.Id);
        var status = string.IsNullOrEmpty(request.Status) ? ReturnStatus.Requested : Enum.Parse<ReturnStatus>(request.Status, ignoreCase: true);
        returns = returns.Where(r => r.Status == status);
        var after = !string.IsNullOrEmpty(request.Cursor) && PageCursor.TryRead(request.Cursor, out var read) ? read.Id : (Guid?)null;
        if (status == ReturnStatus.Requested)
            return returns.Where(r => after == null || r.Id > after).OrderBy(r => r.Id);
        return returns.Where(r => after == null || r.Id < after).OrderByDescending(r => r.Id);
    }

    private ReturnItem ItemOf(Row row)
    {
        var r = row.Return;
        return new ReturnItem
        {
            Id = r.Id,
            LeadId = r.LeadId,
            Reference = row.Reference,
            Clinic = row.Clinic,
            OfferReference = row.OfferReference,
            Reason = ReturnReasons.Code(r.Reason),
            Note = r.Note is null ? null : vault.Open(r.Id, r.Note, r.LeadId, "return-note"),
            Status = FormCodes.Code(r.Status),
            RequestedAt = r.RequestedAt,
            DecidedAt = r.DecidedAt,
            DecidedBy = r.DecidedBy,
            Rule = r.Rule,
            DecisionNote = r.DecisionNote is null ? null : vault.Open(r.Id, r.DecisionNote, r.LeadId, "return-decision"),
            IsLiving = AssignmentMoves.IsLiving(row.Status),
            ReturnsOfLead = row.Returns,
        };
    }

    private sealed record Row(LeadReturn Return, string Reference, string Clinic, string OfferReference, AssignmentStatus Status, int Returns);
}
