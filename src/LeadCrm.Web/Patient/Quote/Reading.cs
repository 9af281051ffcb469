using LeadCrm.Application.Cases;
using LeadCrm.Application.Catalogue;
using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>One honest reading: what is known about a treatment for a condition, on which works, and since when.</summary>
internal sealed record Reading(string Evidence, IReadOnlyList<Citation> Citations, DateOnly ReviewedOn)
{
    /// <summary>What may help instead; null where the treatment itself may.</summary>
    public string? Alternative { get; init; }

    /// <summary>Better proven treatments of the same condition, each with the address where it is read about.</summary>
    public IReadOnlyList<(string Name, string Address)> Better { get; init; } = [];

    public static Reading Of(PublicTreatment treatment) => new(treatment.Evidence, treatment.Citations, treatment.ReviewedOn) { Alternative = treatment.Alternative };

    public static Reading Of(PublicCondition condition, PublicTreatment treatment, Visit visit) => Of(treatment) with
    {
        Better = condition.Treatments.Where(t => t.EvidenceLevel is "established" or "emerging").Select(t => (t.Name, visit.Address(condition.Code, t.Code))).ToList(),
    };

    public static Reading Of(CaseEvidence evidence) => new(evidence.Text, evidence.Citations, evidence.ReviewedOn)
    {
        Alternative = evidence.Alternative,
        Better = evidence.Better.Select(b => (b.Name, $"/quote?condition={b.Condition}&treatment={b.Treatment}")).ToList(),
    };
}
