using LeadCrm.Application.Access;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Quotes;
using LeadCrm.Application.Returns;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Assignments;

/// <summary>One case as its clinic may see it.</summary>
/// <param name="AssignmentId">The assignment.</param>
[AllowedTo(Roles.Clinic)]
[RepeatedOnConflict]
public sealed record GetOffer(Guid AssignmentId) : IRequest<OfferDetails>;

/// <summary>A case: de-identified, with the identity only once it has been released.</summary>
public sealed record OfferDetails
{
    /// <summary>The assignment.</summary>
    public required Guid Id { get; init; }

    /// <summary>The clinic's reference.</summary>
    public required string OfferReference { get; init; }

    /// <summary>Where it stands.</summary>
    public required string Status { get; init; }

    /// <summary>When it was offered (UTC).</summary>
    public required DateTimeOffset OfferedAt { get; init; }

    /// <summary>Until when it can be answered (UTC).</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the clinic accepted or declined (UTC).</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it ended (UTC).</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended, if it did.</summary>
    public string? EndReason { get; init; }

    /// <summary>The de-identified case; null once access has ended.</summary>
    public CaseView? Case { get; init; }

    /// <summary>Who the patient is; null until the patient has confirmed this clinic, and again once access has ended.</summary>
    public ReleasedIdentity? Patient { get; init; }

    /// <summary>The clock stands still, because the clinic waits for an answer; null while it runs.</summary>
    public OfferPause? Pause { get; init; }

    /// <summary>Whether another question would stop the clock.</summary>
    public bool MayPause { get; init; }

    /// <summary>What the clinic and the coordinators wrote to each other, oldest first; empty once access has ended.</summary>
    public required IReadOnlyList<ConversationLine> Conversation { get; init; }

    /// <summary>The clinic's return of the case; null when it asked for none.</summary>
    public OwnReturn? Return { get; init; }

    /// <summary>The clinic's quotes, newest first.</summary>
    public required IReadOnlyList<QuoteView> Quotes { get; init; }
}

internal sealed class GetOfferHandler(ILeadCrmDb db, IClinicalVault vault, ICallerContext callers, TimeProvider time) : IRequestHandler<GetOffer, OfferDetails>
{
    public async Task<OfferDetails> Handle(GetOffer request, CancellationToken ct)
    {
        var assignment = await db.AssignmentAsync(request.AssignmentId, ct);
        await StampFirstLookAsync(assignment, ct);
        var access = await CaseAccess.OfAsync(assignment, db, ct);
        var quotes = await db.Quotes.AsNoTracking().Where(q => q.AssignmentId == assignment.Id).OrderByDescending(q => q.Number).ToListAsync(ct);
        var zone = (await db.CalendarOfAsync(assignment.ClinicId, ct)).TimeZone;
        return new OfferDetails
        {
            Id = assignment.Id,
            OfferReference = assignment.OfferReference,
            Status = AssignmentStatusCodes.Write(assignment.Status),
            OfferedAt = assignment.OfferedAt,
            ExpiresAt = assignment.ExpiresAt,
            AnsweredAt = assignment.AnsweredAt,
            EndedAt = assignment.EndedAt,
            EndReason = assignment.EndReason,
            Case = access.IsOpen ? await CaseAsync(assignment, ct) : null,
            Patient = access.IsOpen ? await IdentityAsync(assignment, ct) : null,
            Pause = OfferPause.Of(assignment, time.GetUtcNow()),
            MayPause = assignment.MayPause,
            Conversation = access.IsOpen ? [.. (await db.ConversationsAsync(vault, assignment.LeadId, assignment.Id, ct))[assignment.Id]] : [],
            Return = await ReturnAsync(assignment, access, ct),
            Quotes = quotes.Select(q => access.Show(q, zone, time.GetUtcNow())).ToList(),
        };
    }

    private async Task StampFirstLookAsync(Assignment assignment, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        if (!assignment.Open(at))
            return;
        db.Facts.Add(new Fact(assignment.LeadId, FactKind.OfferOpened, at, callers.Current.Actor) { ClinicId = assignment.ClinicId, AssignmentId = assignment.Id });
        await db.SaveChangesAsync(ct);
    }

    private async Task<CaseView> CaseAsync(Assignment assignment, CancellationToken ct)
    {
        var stored = await db.StoredCases.AsNoTracking().SingleAsync(c => c.Id == assignment.CaseSummaryId, ct);
        return CaseView.Of(CatalogueJson.Read<CaseSummary>(vault.Open(stored.Id, stored.Summary, assignment.LeadId, "case-summary")));
    }

    private async Task<OwnReturn?> ReturnAsync(Assignment assignment, CaseAccess access, CancellationToken ct) =>
        await db.LeadReturns.AsNoTracking().FirstOrDefaultAsync(r => r.AssignmentId == assignment.Id, ct) is { } asked ? access.Show(asked, vault) : null;

    private async Task<ReleasedIdentity?> IdentityAsync(Assignment assignment, CancellationToken ct)
    {
        var release = await db.IdentityReleases.AsNoTracking().FirstOrDefaultAsync(r => r.AssignmentId == assignment.Id, ct);
        return release?.Identity is null
            ? null
            : CatalogueJson.Read<ReleasedIdentity>(vault.Open(assignment.Id, release.Identity, assignment.LeadId, "identity"));
    }
}
