using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Catalogue;

/// <summary>A second medical reviewer, who does not sell, approves a proposal. It comes into force as the next version and counts for everybody within seconds.</summary>
/// <param name="Id">The proposal.</param>
/// <param name="Version">Its version as it was read.</param>
/// <param name="Note">What to add; may be left out.</param>
[AllowedTo(Roles.MedicalReviewer)]
public sealed record ApproveRevision(Guid Id, int Version, string? Note) : IRequest<Unit>;

internal sealed class ApproveRevisionValidator : AbstractValidator<ApproveRevision>
{
    public ApproveRevisionValidator() => RuleFor(r => r.Note).Reason();
}

internal sealed class ApproveRevisionHandler(RevisionDesk desk) : IRequestHandler<ApproveRevision, Unit>
{
    public async Task<Unit> Handle(ApproveRevision request, CancellationToken ct)
    {
        var revision = await desk.RevisionAsync(request.Id, request.Version, ct);
        var pair = await desk.PairAsync(revision.ConditionCode, revision.TreatmentCode, ct);
        revision.Approve(pair, await desk.ConditionAsync(revision.ConditionCode, ct), await desk.ReviewerAsync(ct), request.Note, desk.Now);
        await desk.CommitAsync(FactKind.RevisionApproved, revision, ct);
        return Unit.Value;
    }
}
