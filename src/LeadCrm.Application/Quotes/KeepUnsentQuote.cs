using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Quotes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Quotes;

/// <summary>A clinic keeps the quote that it is writing, with whatever is missing or wrong in it, to go on later.</summary>
/// <param name="AssignmentId">The assignment.</param>
/// <param name="Text">What stands in the form, in the form's own shape.</param>
[AllowedTo(Roles.Clinic)]
[RepeatedOnConflict]
public sealed record KeepUnsentQuote(Guid AssignmentId, string? Text) : IRequest<Unit>;

internal sealed class KeepUnsentQuoteValidator : AbstractValidator<KeepUnsentQuote>
{
    public KeepUnsentQuoteValidator() =>
        RuleFor(r => r.Text).NotEmpty().WithErrorCode("required").WithMessage("There is nothing to keep.")
            .MaximumLength(UnsentQuote.LongestText).WithErrorCode("too-long").WithMessage($"At most {UnsentQuote.LongestText} characters are kept.");
}

internal sealed class KeepUnsentQuoteHandler(ILeadCrmDb db, IClinicalVault vault, ICallerContext callers, TimeProvider time) : IRequestHandler<KeepUnsentQuote, Unit>
{
    public async Task<Unit> Handle(KeepUnsentQuote request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var assignment = await db.AssignmentAsync(request.AssignmentId, ct);
        if (await db.UnsentQuotes.FirstOrDefaultAsync(q => q.AssignmentId == assignment.Id, ct) is { } kept)
            kept.Rewrite(assignment, id => vault.Seal(id, request.Text!), by, at);
        else
            db.UnsentQuotes.Add(new UnsentQuote(assignment, id => vault.Seal(id, request.Text!), by, at));
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
