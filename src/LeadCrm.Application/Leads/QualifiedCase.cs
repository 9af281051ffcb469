using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Leads;

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
        var catalogue = await catalogues.GetAsync(ct);
        if (catalogue.FindPair(lead.ConditionCode, lead.TreatmentCode) is { } pair)
            lead.AssessAnew(pair.Rules.Assess(lead.Facts(), vault.OpenAnswers(lead), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)).Outcome);
    }

    /// <summary>Adds the case to the present unit of work.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="approvedText">Free text the coordinator approved; null for none.</param>
    /// <param name="ct">Cancels.</param>
    public async Task WriteAsync(Lead lead, string? approvedText, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        var catalogue = await catalogues.GetAsync(ct);
        var condition = catalogue.FindCondition(lead.ConditionCode)!;
        var pair = catalogue.FindPair(lead.ConditionCode, lead.TreatmentCode)!;
        var answers = vault.OpenAnswers(lead);
        var assessment = pair.Rules.Assess(lead.Facts(), answers, today);
        var approved = string.IsNullOrWhiteSpace(approvedText) ? null : ApprovedText.By(approvedText.Trim(), callers.Current.UserId ?? Guid.Empty, at);
        var summary = CaseSummary.Build(
            condition, [catalogue.FindTreatment(pair.TreatmentCode)!], lead.Facts(), lead.Requester.Country, answers, assessment, approved, today);
        var id = Guid.CreateVersion7(at);
        var json = CatalogueJson.Write(summary);
        db.StoredCases.Add(new StoredCase(id, lead.Id, pair.ConditionCode, pair.TreatmentCode, vault.Seal(id, json), at));
    }
}
