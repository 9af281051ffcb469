using LeadCrm.Application.Access;
using LeadCrm.Domain.Catalogue;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Catalogue;

/// <summary>What the editor of a pair begins with: the caller's draft, or the content in force. Nothing is written yet.</summary>
/// <param name="Condition">The condition's code.</param>
/// <param name="Treatment">The treatment's code.</param>
/// <param name="From">A change that came to nothing, to begin again from its content; only without a draft.</param>
[AllowedTo(Roles.MedicalReviewer)]
public sealed record GetPairDraft(string Condition, string Treatment, Guid? From = null) : IRequest<PairDraft>;

/// <summary>A draft, or where one begins.</summary>
/// <param name="Condition">The condition with its questions.</param>
/// <param name="TreatmentCode">The treatment's code.</param>
/// <param name="Treatment">The treatment's name.</param>
/// <param name="Id">The draft's id; null when there is none yet.</param>
/// <param name="Version">The draft's version; null when there is none yet.</param>
/// <param name="BaseVersion">The version of the pair the draft is based on.</param>
/// <param name="CurrentVersion">The version in force now.</param>
/// <param name="InForce">The content in force now.</param>
/// <param name="Content">The draft's content.</param>
/// <param name="Reason">Why.</param>
/// <param name="LevelReason">Why the level changes.</param>
public sealed record PairDraft(
    Condition Condition, string TreatmentCode, string Treatment, Guid? Id, int? Version, int BaseVersion, int CurrentVersion, PairContent InForce, PairContent Content, string? Reason, string? LevelReason)
{
    /// <summary>The open cases that this change reaches once it is in force.</summary>
    public required OpenCases Reaches { get; init; }
}

internal sealed class GetPairDraftHandler(ILeadCrmDb db, RevisionDesk desk) : IRequestHandler<GetPairDraft, PairDraft>
{
    public async Task<PairDraft> Handle(GetPairDraft request, CancellationToken ct)
    {
        var me = await desk.ReviewerAsync(ct);
        var pair = await desk.PairAsync(request.Condition, request.Treatment, ct);
        var condition = await desk.ConditionAsync(request.Condition, ct);
        var treatment = await db.Treatments.AsNoTracking().FirstAsync(t => t.Code == request.Treatment, ct);
        var revisions = db.PairRevisions.AsNoTracking().Where(r => r.ConditionCode == request.Condition && r.TreatmentCode == request.Treatment);
        var draft = await revisions.FirstOrDefaultAsync(r => r.DraftedById == me.Id && r.Status == RevisionStatus.Draft, ct);
        var from = draft is null && request.From is { } id ? await revisions.FirstOrDefaultAsync(r => r.Id == id && r.Status != RevisionStatus.Draft, ct) : null;
        var inForce = PairContent.Of(pair);
        return new PairDraft(
            condition, treatment.Code, treatment.Name.In("en"), draft?.Id, draft?.Version, draft?.BaseVersion ?? pair.Version, pair.Version, inForce,
            draft?.Content ?? from?.Content ?? inForce, draft?.Reason ?? from?.Reason, draft?.LevelReason ?? from?.LevelReason)
        {
            Reaches = await desk.OpenCasesAsync(request.Condition, request.Treatment, ct),
        };
    }
}
