using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Catalogue;

/// <summary>What every step of a change of the catalogue begins and ends with: who acts, what it is about, that nobody was faster, and the line in the audit log.</summary>
/// <param name="db">The database.</param>
/// <param name="people">Names and roles of accounts.</param>
/// <param name="callers">Who calls.</param>
/// <param name="time">The clock.</param>
public sealed class RevisionDesk(ILeadCrmDb db, IPeople people, ICallerContext callers, TimeProvider time)
{
    private const Roles Selling = Roles.Coordinator | Roles.Manager | Roles.Clinic;
    private const int AuditReasonLength = 500;

    /// <summary>Now (UTC).</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The caller as the catalogue knows them. Who works where treatments are sold, sells.</summary>
    /// <param name="ct">Cancels.</param>
    public async Task<CatalogueReviewer> ReviewerAsync(CancellationToken ct)
    {
        var caller = callers.Current;
        var id = caller.UserId ?? throw new NotSignedInException();
        return ReviewerOf(id, (await people.FindAsync(id, ct))?.Name ?? "A medical reviewer", caller.Roles);
    }

    internal static CatalogueReviewer ReviewerOf(Guid id, string name, Roles roles) =>
        new(id, name.Length > PairRevision.NameLength ? name[..PairRevision.NameLength] : name, (roles & Selling) != Roles.None);

    /// <summary>The change, as the sender saw it.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="seen">The row's version that was looked at.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="BrokenRuleException"><c>changed-meanwhile</c>.</exception>
    public async Task<PairRevision> RevisionAsync(Guid id, int seen, CancellationToken ct)
    {
        var revision = await db.PairRevisions.FirstOrDefaultAsync(r => r.Id == id, ct) ?? throw new NotFoundException();
        return revision.Version == seen ? revision : throw Overtaken();
    }

    /// <summary>The pair as it is in the database now, to be changed.</summary>
    /// <param name="condition">The condition's code.</param>
    /// <param name="treatment">The treatment's code.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<TreatmentPair> PairAsync(string condition, string treatment, CancellationToken ct) =>
        await db.TreatmentPairs.FirstOrDefaultAsync(p => p.ConditionCode == condition && p.TreatmentCode == treatment, ct) ?? throw new NotFoundException();

    /// <summary>The condition with its questions.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Condition> ConditionAsync(string code, CancellationToken ct) =>
        await db.Conditions.AsNoTracking().FirstOrDefaultAsync(c => c.Code == code, ct) ?? throw new NotFoundException();

    /// <summary>The open cases that a change of this pair reaches.</summary>
    /// <param name="condition">The condition's code.</param>
    /// <param name="treatment">The treatment's code.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<OpenCases> OpenCasesAsync(string condition, string treatment, CancellationToken ct)
    {
        var stages = await db.Leads
            .Where(l => l.ConditionCode == condition && l.TreatmentCode == treatment && l.NextStepDueAt != null && l.Stage >= LeadStage.Qualified && l.Stage <= LeadStage.InTreatment)
            .GroupBy(l => l.Stage)
            .Select(g => new { Stage = g.Key, Count = g.Count() })
            .ToListAsync(ct);
        int Between(LeadStage from, LeadStage to) => stages.Where(s => s.Stage >= from && s.Stage <= to).Sum(s => s.Count);
        return new OpenCases(Between(LeadStage.Qualified, LeadStage.Routed), Between(LeadStage.Accepted, LeadStage.Quoted), Between(LeadStage.Booked, LeadStage.InTreatment));
    }

    /// <summary>Refuses a change with problems, all at once and each with its rule or field.</summary>
    /// <param name="problems">What is wrong.</param>
    /// <exception cref="InvalidRequestException">There is a problem.</exception>
    public static void Refuse(IReadOnlyList<CatalogueProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (problems.Count > 0)
            throw new InvalidRequestException(problems.Select(p => new FieldProblem(FieldOf(p), p.Code, p.Message)).ToList());
    }

    /// <summary>Writes the audit line and commits.</summary>
    /// <param name="kind">What was done; why stands in the change itself.</param>
    /// <param name="revision">The change.</param>
    /// <param name="ct">Cancels.</param>
    public async Task CommitAsync(FactKind kind, PairRevision revision, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(revision);
        var fields = new List<string> { $"{revision.ConditionCode}/{revision.TreatmentCode}" };
        if (revision.ChangesLevel)
            fields.Add("evidenceLevel");
        db.Facts.Add(new Fact(kind, Now, callers.Current.Actor) { SubjectId = revision.Id, Fields = fields });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DuplicateKeyException)
        {
            throw Overtaken();
        }
    }

    /// <summary>The part of the pair without the pair's own codes: a rule's code, or <c>citations</c>.</summary>
    private static string FieldOf(CatalogueProblem problem) => problem.Where.Split('/') is [_, _, .. var rest] && rest.Length > 0 ? string.Join('.', rest) : "";

    internal static BrokenRuleException Overtaken() => new("changed-meanwhile", "This was changed meanwhile, perhaps in another window. Look again and repeat.");
}
