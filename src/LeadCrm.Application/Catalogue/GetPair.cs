using LeadCrm.Application.Access;
using LeadCrm.Application.Values;
using LeadCrm.Domain.Catalogue;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Catalogue;

/// <summary>One pair of condition and treatment with its history and the changes under way, as it is in the database now.</summary>
/// <param name="Condition">The condition's code.</param>
/// <param name="Treatment">The treatment's code.</param>
/// <param name="Version">An earlier version to read; null for the one in force.</param>
[AllowedTo(Roles.Manager | Roles.Administrator | Roles.MedicalReviewer | Roles.Coordinator)]
public sealed record GetPair(string Condition, string Treatment, int? Version = null) : IRequest<PairDetails>;

/// <summary>A pair.</summary>
/// <param name="Condition">The condition with its questions.</param>
/// <param name="TreatmentCode">The treatment's code.</param>
/// <param name="Treatment">The treatment's name.</param>
/// <param name="Version">The version in force.</param>
/// <param name="Shown">The version whose content follows.</param>
/// <param name="Content">That content.</param>
/// <param name="ReviewDueOn">By when the evidence has to be looked at again.</param>
/// <param name="Review">Whether that is due.</param>
/// <param name="Versions">The history, newest first, at most the last hundred versions.</param>
/// <param name="Open">Proposals, and drafts of the caller; newest first.</param>
/// <param name="Refused">What was rejected or withdrawn lately, newest first.</param>
public sealed record PairDetails(
    Condition Condition, string TreatmentCode, string Treatment, int Version, int Shown, PairContent Content, DateOnly ReviewDueOn, ReviewState Review,
    IReadOnlyList<PairVersion> Versions, IReadOnlyList<RevisionLine> Open, IReadOnlyList<RevisionLine> Refused);

/// <summary>One version.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it came into force (UTC); null for the one that came with LeadCrm.</param>
/// <param name="By">Who reviewed it.</param>
/// <param name="Reason">Why it was changed.</param>
/// <param name="LevelReason">Why the level was changed.</param>
/// <param name="Note">What the second person added.</param>
/// <param name="OnlyConfirmed">Whether the review found everything as it was.</param>
/// <param name="Changes">What changed against the version before, in words.</param>
public sealed record PairVersion(
    int Number, DateTimeOffset? At, string By, string? Reason, string? LevelReason, string? Note, bool OnlyConfirmed, IReadOnlyList<PairChange> Changes);

/// <summary>A change under way, or one that came to nothing.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">How far it is.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When it last moved (UTC).</param>
/// <param name="ChangesLevel">Whether the level would change.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecisionNote">What was said about it in the end.</param>
public sealed record RevisionLine(Guid Id, RevisionStatus Status, string By, DateTimeOffset At, bool ChangesLevel, string Reason, string? DecisionNote);

internal sealed class GetPairHandler(ILeadCrmDb db, ReviewInterval interval, ICallerContext callers, OrganisationCalendar organisation, TimeProvider time) : IRequestHandler<GetPair, PairDetails>
{
    private const int MostVersions = 100;
    private const int MostRefused = 10;

    public async Task<PairDetails> Handle(GetPair request, CancellationToken ct)
    {
        var pair = await db.TreatmentPairs.AsNoTracking().FirstOrDefaultAsync(p => p.ConditionCode == request.Condition && p.TreatmentCode == request.Treatment, ct)
            ?? throw new NotFoundException();
        var condition = await db.Conditions.AsNoTracking().FirstAsync(c => c.Code == request.Condition, ct);
        var treatment = await db.Treatments.AsNoTracking().FirstAsync(t => t.Code == request.Treatment, ct);
        var revisions = db.PairRevisions.AsNoTracking().Where(r => r.ConditionCode == request.Condition && r.TreatmentCode == request.Treatment);
        var applied = await revisions.Where(r => r.AppliedVersion != null).OrderByDescending(r => r.AppliedVersion).Take(MostVersions).ToListAsync(ct);
        var me = callers.Current.UserId;
        var open = await revisions.Where(r => r.Status == RevisionStatus.Proposed || (r.Status == RevisionStatus.Draft && r.DraftedById == me)).ToListAsync(ct);
        var refused = await revisions.Where(r => r.Status == RevisionStatus.Rejected || r.Status == RevisionStatus.Withdrawn).OrderByDescending(r => r.ChangedAt).Take(MostRefused).ToListAsync(ct);
        var today = organisation.DayOf(time.GetUtcNow());
        return new PairDetails(
            condition, treatment.Code, treatment.Name.In("en"), pair.Version, request.Version ?? pair.Version, ContentOf(pair, applied, request.Version),
            interval.DueOn(pair.EvidenceLevel, pair.ReviewedOn), interval.StateOn(pair.EvidenceLevel, pair.ReviewedOn, today),
            VersionsOf(pair, applied, condition.Questionnaire), Lines(open), Lines(refused));
    }

    private static PairContent ContentOf(TreatmentPair pair, List<PairRevision> applied, int? version) => version is null || version == pair.Version
        ? PairContent.Of(pair)
        : applied.FirstOrDefault(r => r.AppliedVersion == version)?.Content ?? applied.LastOrDefault(r => r.BaseVersion == version)?.Before ?? throw new NotFoundException();

    /// <summary>The first version has no change behind it: it is what the oldest change found.</summary>
    private static List<PairVersion> VersionsOf(TreatmentPair pair, List<PairRevision> applied, Questionnaire questions)
    {
        var versions = applied.Select(r => new PairVersion(
            r.AppliedVersion!.Value, r.DecidedAt, r.Content.ReviewedBy, r.Reason, r.LevelReason, r.DecisionNote, r.ChangesNothing, PairComparison.Between(r.Before, r.Content, questions))).ToList();
        var (number, first) = applied.Count == 0 ? (pair.Version, PairContent.Of(pair)) : (applied[^1].BaseVersion, applied[^1].Before);
        if (applied.Count < MostVersions)
            versions.Add(new PairVersion(number, null, first.ReviewedBy, null, null, null, false, []));
        return versions;
    }

    private static List<RevisionLine> Lines(IEnumerable<PairRevision> revisions) => revisions.OrderByDescending(r => r.ChangedAt)
        .Select(r => new RevisionLine(r.Id, r.Status, r.DraftedByName, r.ChangedAt, r.ChangesLevel, r.Reason, r.DecisionNote)).ToList();
}
