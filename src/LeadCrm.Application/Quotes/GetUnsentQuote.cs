using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Quotes;

/// <summary>The quote that the clinic was writing for a case and has not sent; null when there is none.</summary>
/// <param name="AssignmentId">The assignment.</param>
[AllowedTo(Roles.Clinic)]
public sealed record GetUnsentQuote(Guid AssignmentId) : IRequest<UnsentQuoteText?>;

/// <summary>What stood in the form.</summary>
/// <param name="Text">As it was kept.</param>
/// <param name="SavedAt">When (UTC).</param>
/// <param name="IsMine">Whether the caller wrote last; else a colleague did.</param>
public sealed record UnsentQuoteText(string Text, DateTimeOffset SavedAt, bool IsMine);

internal sealed class GetUnsentQuoteHandler(ILeadCrmDb db, IClinicalVault vault, ICallerContext callers) : IRequestHandler<GetUnsentQuote, UnsentQuoteText?>
{
    public async Task<UnsentQuoteText?> Handle(GetUnsentQuote request, CancellationToken ct)
    {
        var assignment = await db.AssignmentAsync(request.AssignmentId, ct);
        return await db.UnsentQuotes.AsNoTracking().FirstOrDefaultAsync(q => q.AssignmentId == assignment.Id, ct) is { } kept
            ? new(vault.Open(kept.Id, kept.Text, assignment.LeadId, "unsent-quote"), kept.SavedAt, kept.AuthorId == callers.Current.UserId)
            : null;
    }
}
