using LeadCrm.Application.Access;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Routing;
using LeadCrm.Domain.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Catalogue;

/// <summary>
/// Looks at the open cases of each revised pair, and again until a minute after it came into force: until then another process
/// may have gone on with the catalogue it knew. Where it is stands in the revision, so that a kill costs one page. Answers whether
/// there are more.
/// </summary>
[AllowedTo(Roles.System)]
public sealed record RecheckCases : IRequest<bool>
{
    /// <summary>So many leads are read at once, and looked at again after a kill.</summary>
    public int PageSize { get; init; } = 200;
}

internal sealed class RecheckCasesHandler(ILeadCrmDb db, ICatalogue catalogues, IClinicalVault vault, IMediator mediator, OneByOne items, TimeProvider time)
    : IRequestHandler<RecheckCases, bool>
{
    private const int PagesAtOnce = 25;
    private static readonly TimeSpan s_settled = TimeSpan.FromMinutes(1);

    public async Task<bool> Handle(RecheckCases request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var more = false;
        var resting = items.Resting(Queues.Rechecks);
        foreach (var revision in await db.PairRevisions.AsNoTracking()
            .Where(r => r.Status == RevisionStatus.Approved && r.RecheckedAt == null && !resting.Contains(r.Id))
            .OrderBy(r => r.DecidedAt)
            .ToListAsync(ct))
            more |= await items.TryAsync(Queues.Rechecks, revision.Id, lead: null, () => LookAsync(revision, request.PageSize, at, ct), ct);
        return more;
    }

    /// <returns>Whether there is more to look at now.</returns>
    private async Task<bool> LookAsync(PairRevision revision, int pageSize, DateTimeOffset at, CancellationToken ct)
    {
        var catalogue = await catalogues.GetAsync(ct);
        // This process may know the catalogue from before, too.
        if (catalogue.FindPair(revision.ConditionCode, revision.TreatmentCode) is not { } pair || pair.Version < revision.AppliedVersion)
            return false;
        var ids = await OpenCasesAsync(pair, revision.RecheckedUpTo, pageSize * PagesAtOnce, ct);
        foreach (var page in ids.Chunk(pageSize))
        {
            var leads = await ReadAsync(page, ct);
            foreach (var id in page)
                if (!await RecheckAsync(id, leads.GetValueOrDefault(id), pair, catalogue, at, ct))
                    return false;
            await MarkAsync(revision, upTo: page[^1], done: null, ct);
        }

        var more = ids.Count == pageSize * PagesAtOnce;
        if (!more)
            await MarkAsync(revision, upTo: null, done: at - revision.DecidedAt >= s_settled && !await AnyUntoldAsync(at, ct) ? at : null, ct);
        return more;
    }

    /// <summary>Whether a case failed just now of which no person was told yet; then the pass is made again.</summary>
    private Task<bool> AnyUntoldAsync(DateTimeOffset at, CancellationToken ct)
    {
        var lately = at - s_settled;
        return db.FailedItems.AnyAsync(f => f.Queue == Queues.Rechecks && f.ToldAt == null && f.LastFailedAt > lately, ct);
    }

    /// <summary>The leads of a page; none when one of them cannot be read, so that each is read alone.</summary>
    private async Task<Dictionary<Guid, Lead>> ReadAsync(Guid[] page, CancellationToken ct)
    {
        try
        {
            return await db.Leads.AsNoTracking().Where(l => page.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        }
        catch (Exception e) when (ItemFailure.IsOfItem(e))
        {
            return [];
        }
    }

    /// <summary>The open leads of all pairs are read for it, so it takes many ids at once.</summary>
    private Task<List<Guid>> OpenCasesAsync(TreatmentPair pair, Guid? after, int most, CancellationToken ct) => db.Leads
        .Where(l => l.ConditionCode == pair.ConditionCode && l.TreatmentCode == pair.TreatmentCode
            && l.NextStepDueAt != null && l.Stage >= LeadStage.Qualified && l.Stage <= LeadStage.InTreatment && (after == null || l.Id > after))
        .OrderBy(l => l.Id)
        .Select(l => l.Id)
        .Take(most)
        .ToListAsync(ct);

    /// <returns>False when somebody kept changing the lead: the page is begun anew at the next look.</returns>
    private async Task<bool> RecheckAsync(Guid id, Lead? read, TreatmentPair pair, CatalogueSnapshot catalogue, DateTimeOffset at, CancellationToken ct)
    {
        try
        {
            var lead = read ?? await db.Leads.AsNoTracking().SingleAsync(l => l.Id == id, ct);
            if (Concerns(lead, pair, catalogue, at))
                await mediator.Send(new RecheckCase(lead.Id), ct);
            return true;
        }
        catch (BrokenRuleException e) when (e.Code == "changed-meanwhile")
        {
            return false;
        }
        catch (Exception e) when (ItemFailure.IsOfItem(e))
        {
            // The pass goes on without it, and every step towards a treatment is refused on its own; a person is told at the third pass.
            ((DbContext)db).ChangeTracker.Clear();
            await items.FailedAsync(Queues.Rechecks, id, id, e, ct);
            return true;
        }
    }

    private bool Concerns(Lead lead, TreatmentPair pair, CatalogueSnapshot catalogue, DateTimeOffset at) =>
        pair.Rules.Assess(lead.Facts(), vault.OpenAnswers(lead), ZonedCalendar.LatestDay(at)).Outcome != lead.Eligibility
        || lead.NextStep == NextStep.JudgeEvidence
        || CaseRecheck.Doubts(lead, catalogue, at) != Gate.None;

    /// <summary>The mark is no change of the revision's content: who has it open in a window need not look again.</summary>
    private Task<int> MarkAsync(PairRevision revision, Guid? upTo, DateTimeOffset? done, CancellationToken ct) => db.PairRevisions
        .Where(r => r.Id == revision.Id)
        .ExecuteUpdateAsync(set => set.SetProperty(r => r.RecheckedUpTo, upTo).SetProperty(r => r.RecheckedAt, done), ct);
}
