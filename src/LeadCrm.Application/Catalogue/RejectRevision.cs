using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Catalogue;

/// <summary>A second medical reviewer, who does not sell, refuses a proposal in writing.</summary>
/// <param name="Id">The proposal.</param>
/// <param name="Version">Its version as it was read.</param>
/// <param name="Reason">Why.</param>
[AllowedTo(Roles.MedicalReviewer)]
public sealed record RejectRevision(Guid Id, int Version, string? Reason) : IRequest<Unit>;

internal sealed class RejectRevisionValidator : AbstractValidator<RejectRevision>
{
    public RejectRevisionValidator() => RuleFor(r => r.Reason).NotEmpty().WithErrorCode("required").WithMessage("Say why, so that it can be done better.").Reason();
}

internal sealed class RejectRevisionHandler(RevisionDesk desk) : IRequestHandler<RejectRevision, Unit>
{
    public async Task<Unit> Handle(RejectRevision request, CancellationToken ct)
    {
        var revision = await desk.RevisionAsync(request.Id, request.Version, ct);
        revision.Reject(request.Reason, await desk.ReviewerAsync(ct), desk.Now);
        await desk.CommitAsync(FactKind.RevisionRejected, revision, ct);
        return Unit.Value;
    }
}
