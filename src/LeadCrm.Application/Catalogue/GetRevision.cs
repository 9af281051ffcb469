using LeadCrm.Application.Access;
using LeadCrm.Domain.Catalogue;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Catalogue;

/// <summary>One change of a pair: what it changes, why, and what the caller may do with it. A draft shows itself to its drafter only.</summary>
/// <param name="Id">The change.</param>
[AllowedTo(Roles.Manager | Roles.Administrator | Roles.MedicalReviewer | Roles.Coordinator)]
public sealed record GetRevision(Guid Id) : IRequest<RevisionDetails>;

/// <summary>A change.</summary>
public sealed record RevisionDetails
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, to be named by what is done next.</summary>
    public required int Version { get; init; }

    /// <summary>How far it is.</summary>
    public required RevisionStatus Status { get; init; }

    /// <summary>The condition with its questions.</summary>
    public required Condition Condition { get; init; }

    /// <summary>The treatment's code.</summary>
    public required string TreatmentCode { get; init; }

    /// <summary>The treatment's name.</summary>
    public required string Treatment { get; init; }

    /// <summary>The version it was begun on.</summary>
    public required int BaseVersion { get; init; }

    /// <summary>The version in force now.</summary>
    public required int CurrentVersion { get; init; }

    /// <summary>The version it became.</summary>
    public int? AppliedVersion { get; init; }

    /// <summary>The content of the version it was begun on.</summary>
    public required PairContent Before { get; init; }

    /// <summary>The content it wants.</summary>
    public required PairContent Content { get; init; }

    /// <summary>What it changes, in words.</summary>
    public required IReadOnlyList<PairChange> Changes { get; init; }

    /// <summary>What stands in its way.</summary>
    public required IReadOnlyList<CatalogueProblem> Problems { get; init; }

    /// <summary>Whether the level changes.</summary>
    public required bool ChangesLevel { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Why the level changes.</summary>
    public string? LevelReason { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string DraftedBy { get; init; }

    /// <summary>When it last moved (UTC).</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>When it was proposed (UTC).</summary>
    public DateTimeOffset? ProposedAt { get; init; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What they wrote.</summary>
    public string? DecisionNote { get; init; }

    /// <summary>Whether the caller wrote it.</summary>
    public required bool IsMine { get; init; }

    /// <summary>Whether the caller may approve or reject it.</summary>
    public required bool MayDecide { get; init; }

    /// <summary>The cases it would reach; null once it is decided.</summary>
    public OpenCases? Reaches { get; init; }
}

/// <summary>Open cases of a pair that a revision reaches.</summary>
/// <param name="Asked">They wait for the router or for a clinic's answer.</param>
/// <param name="WithClinics">A clinic has accepted them.</param>
/// <param name="Booked">The patient has chosen, or is in treatment.</param>
public sealed record OpenCases(int Asked, int WithClinics, int Booked);

internal sealed class GetRevisionHandler(ILeadCrmDb db, RevisionDesk desk, ICallerContext callers) : IRequestHandler<GetRevision, RevisionDetails>
{
    public async Task<RevisionDetails> Handle(GetRevision request, CancellationToken ct)
    {
        var me = await desk.ReviewerAsync(ct);
        var revision = await db.PairRevisions.AsNoTracking().FirstOrDefaultAsync(r => r.Id == request.Id, ct) ?? throw new NotFoundException();
        if (revision.Status == RevisionStatus.Draft && revision.DraftedById != me.Id)
            throw new NotFoundException();
        var condition = await desk.ConditionAsync(revision.ConditionCode, ct);
        var treatment = await db.Treatments.AsNoTracking().FirstAsync(t => t.Code == revision.TreatmentCode, ct);
        return new RevisionDetails
        {
            Id = revision.Id,
            Version = revision.Version,
            Status = revision.Status,
            Condition = condition,
            TreatmentCode = treatment.Code,
            Treatment = treatment.Name.In("en"),
            BaseVersion = revision.BaseVersion,
            CurrentVersion = await db.TreatmentPairs.Where(p => p.ConditionCode == revision.ConditionCode && p.TreatmentCode == revision.TreatmentCode).Select(p => p.Version).FirstAsync(ct),
            AppliedVersion = revision.AppliedVersion,
            Before = revision.Before,
            Content = revision.Content,
            Changes = PairComparison.Between(revision.Before, revision.Content, condition.Questionnaire),
            Problems = revision.Problems(condition),
            ChangesLevel = revision.ChangesLevel,
            Reason = revision.Reason,
            LevelReason = revision.LevelReason,
            DraftedBy = revision.DraftedByName,
            ChangedAt = revision.ChangedAt,
            ProposedAt = revision.ProposedAt,
            DecidedBy = revision.DecidedByName,
            DecidedAt = revision.DecidedAt,
            DecisionNote = revision.DecisionNote,
            IsMine = revision.DraftedById == me.Id,
            MayDecide = revision.Status == RevisionStatus.Proposed && callers.Current.Roles.HasFlag(Roles.MedicalReviewer) && revision.CanBeDecidedBy(me),
            Reaches = revision.Status is RevisionStatus.Draft or RevisionStatus.Proposed ? await desk.OpenCasesAsync(revision.ConditionCode, revision.TreatmentCode, ct) : null,
        };
    }
}
