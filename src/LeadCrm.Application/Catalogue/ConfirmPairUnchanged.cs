using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Catalogue;

/// <summary>A medical reviewer has looked at a pair again and found everything as it was.</summary>
/// <param name="Condition">The condition's code.</param>
/// <param name="Treatment">The treatment's code.</param>
/// <param name="Version">The version that was looked at.</param>
/// <param name="Note">What was looked at, in writing.</param>
[AllowedTo(Roles.MedicalReviewer)]
public sealed record ConfirmPairUnchanged(string Condition, string Treatment, int Version, string? Note) : IRequest<Unit>;

internal sealed class ConfirmPairUnchangedValidator : AbstractValidator<ConfirmPairUnchanged>
{
    public ConfirmPairUnchangedValidator() =>
        RuleFor(r => r.Note).NotEmpty().WithErrorCode("required").WithMessage("Say in a sentence what was looked at.").Reason();
}

internal sealed class ConfirmPairUnchangedHandler(ILeadCrmDb db, RevisionDesk desk) : IRequestHandler<ConfirmPairUnchanged, Unit>
{
    public async Task<Unit> Handle(ConfirmPairUnchanged request, CancellationToken ct)
    {
        var pair = await desk.PairAsync(request.Condition, request.Treatment, ct);
        var revision = PairRevision.ConfirmUnchanged(Guid.CreateVersion7(desk.Now), pair, request.Version, request.Note, await desk.ReviewerAsync(ct), desk.Now);
        db.PairRevisions.Add(revision);
        await desk.CommitAsync(FactKind.PairConfirmedUnchanged, revision, ct);
        return Unit.Value;
    }
}
