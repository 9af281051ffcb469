using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Catalogue;

/// <summary>The drafter gives a draft or proposal up; it stays readable.</summary>
/// <param name="Id">The change.</param>
/// <param name="Version">Its version as it was read.</param>
/// <param name="Reason">Why; may be left out.</param>
[AllowedTo(Roles.MedicalReviewer)]
public sealed record WithdrawRevision(Guid Id, int Version, string? Reason) : IRequest<Unit>;

internal sealed class WithdrawRevisionValidator : AbstractValidator<WithdrawRevision>
{
    public WithdrawRevisionValidator() => RuleFor(r => r.Reason).Reason();
}

internal sealed class WithdrawRevisionHandler(RevisionDesk desk) : IRequestHandler<WithdrawRevision, Unit>
{
    public async Task<Unit> Handle(WithdrawRevision request, CancellationToken ct)
    {
        var revision = await desk.RevisionAsync(request.Id, request.Version, ct);
        revision.Withdraw(request.Reason, await desk.ReviewerAsync(ct), desk.Now);
        await desk.CommitAsync(FactKind.RevisionWithdrawn, revision, ct);
        return Unit.Value;
    }
}
