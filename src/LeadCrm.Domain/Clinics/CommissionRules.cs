using System.Globalization;

namespace LeadCrm.Domain.Clinics;

/// <summary>What the law of a country says about paying for a patient that was brought.</summary>
public enum CommissionLaw
{
    /// <summary>Nobody has looked yet: nothing may be agreed.</summary>
    Unchecked = 0,

    /// <summary>A commission is forbidden.</summary>
    Forbidden = 1,

    /// <summary>Allowed to whoever is registered or authorised for it.</summary>
    Licensed = 2,

    /// <summary>Allowed.</summary>
    Allowed = 3,
}

/// <summary>The rule of one country.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Law">What the law says.</param>
/// <param name="Source">Where that is written.</param>
/// <param name="CapPercent">The most that may be agreed, 0 to 100; <c>null</c>: no cap is known.</param>
public sealed record CommissionRule(string Country, CommissionLaw Law, string Source, decimal? CapPercent = null);

/// <summary>
/// Which commission the law of the clinic's and of the patient's country allows; the stricter of the two counts. What is shipped
/// names only laws that could be cited; every other country is unchecked until the installation configures what its lawyers found.
/// </summary>
/// <param name="configured">The installation's own rules; they replace the shipped ones of the same country.</param>
public sealed class CommissionRules(IEnumerable<CommissionRule> configured)
{
    private readonly Dictionary<string, CommissionRule> rules = Shipped
        .Concat(configured)
        .GroupBy(r => r.Country, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);

    /// <summary>The rules that ship with the program.</summary>
    public static IReadOnlyList<CommissionRule> Shipped { get; } =
    [
        new("DE", CommissionLaw.Forbidden, "Criminal Code (StGB), sections 299a and 299b; model professional code for physicians (MBO-Ä), section 31"),
        new("FR", CommissionLaw.Forbidden, "Public Health Code, articles L4113-5 and R4127-23"),
        new("IN", CommissionLaw.Forbidden, "Indian Medical Council (Professional Conduct, Etiquette and Ethics) Regulations 2002, 6.4"),
        new("KR", CommissionLaw.Licensed, "Medical Service Act, article 27(3); Act on Support for Overseas Expansion of Healthcare System and Attraction of International Patients"),
        new("TR", CommissionLaw.Licensed, "Regulation on International Health Tourism and Tourists' Health, Official Gazette 30123 of 13 July 2017"),
    ];

    /// <summary>The rule of a country; unchecked when there is none.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public CommissionRule Of(string country) => rules.GetValueOrDefault(country) ?? new CommissionRule(country, CommissionLaw.Unchecked, "nobody has looked yet");

    /// <summary>Countries whose patients must not be commissioned, by what is known.</summary>
    public IReadOnlyList<CommissionRule> Forbidding => [.. rules.Values.Where(r => r.Law == CommissionLaw.Forbidden).OrderBy(r => r.Country, StringComparer.Ordinal)];

    /// <summary>The share that may be charged for a patient: what is agreed, less when a cap is lower, nothing when either law forbids it or was not checked.</summary>
    /// <param name="agreed">What is agreed with the clinic.</param>
    /// <param name="clinicCountry">The clinic's country.</param>
    /// <param name="patientCountry">The patient's country.</param>
    /// <returns>Per cent, 0 to 100.</returns>
    public decimal PercentFor(Commission agreed, string clinicCountry, string patientCountry)
    {
        var (clinic, patient) = (Of(clinicCountry), Of(patientCountry));
        if (clinic.Law < CommissionLaw.Licensed || patient.Law < CommissionLaw.Licensed)
            return 0;
        return Math.Min(agreed.Percent, Math.Min(clinic.CapPercent ?? 100, patient.CapPercent ?? 100));
    }

    /// <summary>Refuses a commission that the clinic's country does not allow.</summary>
    /// <param name="commission">What is to be agreed.</param>
    /// <param name="country">The clinic's country.</param>
    /// <exception cref="BrokenRuleException">
    /// <c>commission-unchecked</c>, <c>commission-forbidden</c>, <c>commission-over-cap</c>, <c>commission-registration-missing</c>, or as <see cref="Commission.Check"/>.
    /// </exception>
    public void Check(Commission commission, string country)
    {
        commission.Check();
        if (commission.Percent == 0)
            return;
        var rule = Of(country);
        if (rule.Law == CommissionLaw.Unchecked)
            throw new BrokenRuleException("commission-unchecked", "Nobody has recorded what the law of the clinic's country says about commissions; until then none can be agreed.");
        if (rule.Law == CommissionLaw.Forbidden)
            throw new BrokenRuleException("commission-forbidden", $"The law of the clinic's country forbids a commission ({rule.Source}).");
        if (commission.Percent > rule.CapPercent)
            throw new BrokenRuleException("commission-over-cap", string.Create(CultureInfo.InvariantCulture, $"The law of the clinic's country allows at most {rule.CapPercent:0.##} %."));
        if (rule.Law == CommissionLaw.Licensed && string.IsNullOrWhiteSpace(commission.Registration))
            throw new BrokenRuleException("commission-registration-missing", $"There a commission is only for registered agents ({rule.Source}); state the registration number.");
    }
}
