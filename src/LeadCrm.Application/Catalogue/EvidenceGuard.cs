using LeadCrm.Domain;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Catalogue;

/// <summary>
/// Keeps a treatment from being sold that is not, or is no longer, proven. Routing refuses it already; a level may be lowered while
/// clinics have a case, so every later step towards a treatment asks again.
/// </summary>
/// <param name="catalogues">The catalogue, a few seconds old at most.</param>
public sealed class EvidenceGuard(ICatalogue catalogues)
{
    /// <summary>Refuses a further step when the treatment is unproven today.</summary>
    /// <param name="lead">The lead with its condition and treatment.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="BrokenRuleException"><c>unproven-treatment</c>.</exception>
    public async Task RefuseUnprovenAsync(Lead lead, CancellationToken ct) => RefuseUnproven(await LevelAsync(lead, ct));

    /// <summary>Refuses a price when the treatment is unproven, or given only inside a trial, today.</summary>
    /// <param name="lead">The lead with its condition and treatment.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="BrokenRuleException"><c>unproven-treatment</c>; <c>trial-has-no-price</c>.</exception>
    public async Task RefusePriceAsync(Lead lead, CancellationToken ct)
    {
        var level = await LevelAsync(lead, ct);
        RefuseUnproven(level);
        if (level == EvidenceLevel.Investigational)
            throw new BrokenRuleException("trial-has-no-price", "This treatment is given only inside a trial: the patient gets information on the trial, never a price.");
    }

    private async Task<EvidenceLevel> LevelAsync(Lead lead, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(lead);
        // What the catalogue does not know has no evidence behind it.
        return (await catalogues.GetAsync(ct)).FindPair(lead.ConditionCode, lead.TreatmentCode)?.EvidenceLevel ?? EvidenceLevel.Unproven;
    }

    private static void RefuseUnproven(EvidenceLevel level)
    {
        if (level == EvidenceLevel.Unproven)
            throw new BrokenRuleException("unproven-treatment", "This treatment is no longer considered proven for this condition, so nothing more is arranged for it. The coordinator will get in touch.");
    }
}
