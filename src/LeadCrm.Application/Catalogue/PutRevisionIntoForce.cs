using LeadCrm.Application.Access;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Catalogue;

/// <summary>The drafter puts a change into force that leaves the evidence level alone. It counts for everybody within seconds.</summary>
/// <param name="Id">The change.</param>
/// <param name="Version">Its version as it was read.</param>
[AllowedTo(Roles.MedicalReviewer)]
public sealed record PutRevisionIntoForce(Guid Id, int Version) : IRequest<Unit>;

internal sealed class PutRevisionIntoForceHandler(RevisionDesk desk) : IRequestHandler<PutRevisionIntoForce, Unit>
{
    public async Task<Unit> Handle(PutRevisionIntoForce request, CancellationToken ct)
    {
        var revision = await desk.RevisionAsync(request.Id, request.Version, ct);
        var condition = await desk.ConditionAsync(revision.ConditionCode, ct);
        RevisionDesk.Refuse(revision.Problems(condition));
        revision.PutIntoForce(await desk.PairAsync(revision.ConditionCode, revision.TreatmentCode, ct), condition, await desk.ReviewerAsync(ct), desk.Now);
        await desk.CommitAsync(FactKind.RevisionPutIntoForce, revision, ct);
        return Unit.Value;
    }
}
