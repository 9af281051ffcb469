using LeadCrm.Application.Access;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Catalogue;

/// <summary>Takes the caller's draft onto the version that has come into force since: what the draft changed stays changed, the rest follows that version.</summary>
/// <param name="Id">The draft.</param>
/// <param name="Version">Its version as it was read.</param>
[AllowedTo(Roles.MedicalReviewer)]
public sealed record TakeRevisionOnto(Guid Id, int Version) : IRequest<Unit>;

internal sealed class TakeRevisionOntoHandler(RevisionDesk desk) : IRequestHandler<TakeRevisionOnto, Unit>
{
    public async Task<Unit> Handle(TakeRevisionOnto request, CancellationToken ct)
    {
        var revision = await desk.RevisionAsync(request.Id, request.Version, ct);
        revision.TakeOnto(await desk.PairAsync(revision.ConditionCode, revision.TreatmentCode, ct), await desk.ReviewerAsync(ct), desk.Now);
        await desk.CommitAsync(FactKind.RevisionTakenOnto, revision, ct);
        return Unit.Value;
    }
}
