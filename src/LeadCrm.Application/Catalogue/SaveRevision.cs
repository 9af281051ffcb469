using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Journal;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Catalogue;

/// <summary>Keeps the caller's draft of a change; there is one for each pair and reviewer. A draft may be unfinished, but not endless.</summary>
/// <param name="Condition">The condition's code.</param>
/// <param name="Treatment">The treatment's code.</param>
/// <param name="BaseVersion">The version of the pair the draft was begun on.</param>
/// <param name="Version">The draft's own version as it was read; null when there was none yet.</param>
/// <param name="Content">All of the wanted content.</param>
/// <param name="Reason">Why; needed later, to propose it.</param>
/// <param name="LevelReason">Why the evidence level changes.</param>
[AllowedTo(Roles.MedicalReviewer)]
public sealed record SaveRevision(
    string Condition, string Treatment, int BaseVersion, int? Version, PairContent Content, string? Reason, string? LevelReason) : IRequest<SavedRevision>;

/// <summary>The draft as it was kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version now.</param>
public sealed record SavedRevision(Guid Id, int Version);

internal sealed class SaveRevisionValidator : AbstractValidator<SaveRevision>
{
    public SaveRevisionValidator()
    {
        RuleFor(r => r.Content).NotNull().WithErrorCode("required");
        RuleFor(r => r.Reason).Reason();
        RuleFor(r => r.LevelReason).Reason();
    }
}

internal sealed class SaveRevisionHandler(ILeadCrmDb db, RevisionDesk desk) : IRequestHandler<SaveRevision, SavedRevision>
{
    public async Task<SavedRevision> Handle(SaveRevision request, CancellationToken ct)
    {
        RevisionDesk.Refuse(ContentBounds.Check(request.Content));
        var me = await desk.ReviewerAsync(ct);
        var pair = await desk.PairAsync(request.Condition, request.Treatment, ct);
        var draft = await db.PairRevisions.FirstOrDefaultAsync(
            r => r.ConditionCode == request.Condition && r.TreatmentCode == request.Treatment && r.DraftedById == me.Id && r.Status == RevisionStatus.Draft, ct);
        if (draft?.Version != request.Version || (draft?.BaseVersion ?? pair.Version) != request.BaseVersion)
            throw RevisionDesk.Overtaken();

        if (draft is null)
            db.PairRevisions.Add(draft = PairRevision.Draft(Guid.CreateVersion7(desk.Now), pair, request.Content, me, desk.Now));
        draft.Write(request.Content, request.Reason, request.LevelReason, me, desk.Now);
        await desk.CommitAsync(FactKind.RevisionDrafted, draft, ct);
        return new SavedRevision(draft.Id, draft.Version);
    }
}
