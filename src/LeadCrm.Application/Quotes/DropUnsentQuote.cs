using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Quotes;

/// <summary>A clinic throws away the quote that it was writing; without one nothing happens.</summary>
/// <param name="AssignmentId">The assignment.</param>
[AllowedTo(Roles.Clinic)]
public sealed record DropUnsentQuote(Guid AssignmentId) : IRequest<Unit>;

internal sealed class DropUnsentQuoteHandler(ILeadCrmDb db) : IRequestHandler<DropUnsentQuote, Unit>
{
    public async Task<Unit> Handle(DropUnsentQuote request, CancellationToken ct)
    {
        var assignment = await db.AssignmentAsync(request.AssignmentId, ct);
        await db.DropUnsentQuoteAsync(assignment.Id, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}

internal static class UnsentQuotes
{
    /// <summary>Removes the unsent quote of a case within the present unit of work.</summary>
    public static async Task DropUnsentQuoteAsync(this ILeadCrmDb db, Guid assignmentId, CancellationToken ct) =>
        db.UnsentQuotes.RemoveRange(await db.UnsentQuotes.Where(q => q.AssignmentId == assignmentId).ToListAsync(ct));
}
