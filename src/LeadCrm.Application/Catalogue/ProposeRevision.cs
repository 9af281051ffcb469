using LeadCrm.Application.Access;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Catalogue;

/// <summary>Asks a second medical reviewer to look at a draft. Where the level changes, everybody who can be that second person gets a mail.</summary>
/// <param name="Id">The draft.</param>
/// <param name="Version">Its version as it was read.</param>
[AllowedTo(Roles.MedicalReviewer)]
public sealed record ProposeRevision(Guid Id, int Version) : IRequest<Unit>;

internal sealed class ProposeRevisionHandler(RevisionDesk desk, RevisionMails mails) : IRequestHandler<ProposeRevision, Unit>
{
    public async Task<Unit> Handle(ProposeRevision request, CancellationToken ct)
    {
        var revision = await desk.RevisionAsync(request.Id, request.Version, ct);
        var condition = await desk.ConditionAsync(revision.ConditionCode, ct);
        RevisionDesk.Refuse(revision.Problems(condition));
        revision.Propose(await desk.PairAsync(revision.ConditionCode, revision.TreatmentCode, ct), condition, await desk.ReviewerAsync(ct), desk.Now);
        await mails.AskSecondPersonAsync(revision, desk.Now, ct);
        await desk.CommitAsync(FactKind.RevisionProposed, revision, ct);
        return Unit.Value;
    }
}
