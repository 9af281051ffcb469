using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Leads;

/// <summary>Writes the de-identified case that the clinics of a routing round will read.</summary>
/// <param name="db">The database.</param>
/// <param name="catalogues">The catalogue with the allow-list.</param>
/// <param name="vault">Opens the answers and seals the case.</param>
/// <param name="callers">Who approves the text.</param>
/// <param name="time">The clock.</param>
public sealed class QualifiedCase(ILeadCrmDb db, ICatalogue catalogues, IClinicalVault vault, ICallerContext callers, TimeProvider time)
{
    /// <summary>Assesses the lead by the rules now in force; without a treatment there is nothing to assess.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="ct">Cancels.</param>
    public async Task AssessAsync(Lead lead, CancellationToken ct)
    {
        var (catalogue, at) = (await catalogues.GetAsync(ct), time.GetUtcNow());
        if (catalogue.FindPair(lead.ConditionCode, lead.TreatmentCode) is { } pair)
            lead.AssessAnew(Assess(lead, pair, vault.OpenAnswers(lead), at).Outcome, at);
    }

    /// <summary>Adds the case to the present unit of work.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="text">Free text for clinics; null for none.</param>
    /// <param name="approvedWords">The marked words of it that the coordinator read and approved; null for none.</param>
    /// <param name="ct">Cancels.</param>
    public async Task WriteAsync(Lead lead, string? text, IEnumerable<string>? approvedWords, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var approved = string.IsNullOrWhiteSpace(text) ? null : ApprovedText.By(text.Trim(), lead.KnownNames(), approvedWords, callers.Current.UserId ?? Guid.Empty, at);
        Add(lead, await BuildAsync(lead, approved, at, ct), at);
    }

    /// <summary>Adds the case anew, with what the rules in force find and with the free text that was approved for the last one.</summary>
    /// <param name="lead">The lead; one that was never qualified has no case, and gets none.</param>
    /// <param name="ct">Cancels.</param>
    public async Task RewriteAsync(Lead lead, CancellationToken ct)
    {
        if (await LastAsync(lead, ct) is { } before)
            await AddIfOtherAsync(lead, before, ct);
    }

    /// <summary>The same, and for a lead that was never qualified the case without free text.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="ct">Cancels.</param>
    public async Task WriteAgainAsync(Lead lead, CancellationToken ct)
    {
        if (await LastAsync(lead, ct) is { } before)
            await AddIfOtherAsync(lead, before, ct);
        else
            await WriteAsync(lead, text: null, approvedWords: null, ct);
    }

    /// <summary>Whether the free text that was last approved is this one.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="text">The text; null for none.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<bool> SaysAsync(Lead lead, string? text, CancellationToken ct) =>
        await LastAsync(lead, ct) is { } last && (last.Summary ?? "") == (string.IsNullOrWhiteSpace(text) ? "" : text.Trim());

    private async Task<CaseSummary?> LastAsync(Lead lead, CancellationToken ct) =>
        await db.StoredCases.AsNoTracking().Where(c => c.LeadId == lead.Id).OrderByDescending(c => c.CreatedAt).FirstOrDefaultAsync(ct) is { } last
            ? CatalogueJson.Read<CaseSummary>(vault.Open(last.Id, last.Summary, lead.Id, "case-summary"))
            : null;

    private async Task AddIfOtherAsync(Lead lead, CaseSummary before, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var now = await BuildAsync(lead, approved: null, at, ct) with { Summary = before.Summary };
        if (CatalogueJson.Write(now) != CatalogueJson.Write(before))
            Add(lead, now, at);
    }

    private static EligibilityAssessment Assess(Lead lead, TreatmentPair pair, AnswerSheet answers, DateTimeOffset at) =>
        pair.Rules.Assess(lead.Facts(), answers, ZonedCalendar.LatestDay(at));

    private async Task<CaseSummary> BuildAsync(Lead lead, ApprovedText? approved, DateTimeOffset at, CancellationToken ct)
    {
        var catalogue = await catalogues.GetAsync(ct);
        var pair = catalogue.FindPair(lead.ConditionCode, lead.TreatmentCode)!;
        var answers = vault.OpenAnswers(lead);
        var summary = CaseSummary.Build(
            catalogue.FindCondition(lead.ConditionCode)!, [catalogue.FindTreatment(pair.TreatmentCode)!], lead.Facts(), lead.Requester.Country,
            answers, Assess(lead, pair, answers, at), approved, ZonedCalendar.LatestDay(at));
        return summary with { Wishes = CaseWishes.For(lead.Wishes, lead.Requester.Language, summary.Place) };
    }

    private void Add(Lead lead, CaseSummary summary, DateTimeOffset at)
    {
        var id = Guid.CreateVersion7(at);
        db.StoredCases.Add(new StoredCase(id, lead.Id, lead.ConditionCode!, lead.TreatmentCode!, vault.Seal(id, CatalogueJson.Write(summary)), at, summary));
    }
}
