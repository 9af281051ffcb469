using LeadCrm.Domain.Values;

namespace LeadCrm.Domain.Clinics;

/// <summary>What a clinic states about one pair of condition and treatment; at most one per pair.</summary>
public sealed record Offering
{
    /// <summary>The condition's code in the catalogue, for example <c>systemic-sclerosis</c>.</summary>
    public required string ConditionCode { get; init; }

    /// <summary>The treatment's code in the catalogue, for example <c>hsct</c>.</summary>
    public required string TreatmentCode { get; init; }

    /// <summary>Patients treated with this pair in a year, as the clinic states it.</summary>
    public int CasesPerYear { get; init; }

    /// <summary>Years for which the clinic has treated this pair.</summary>
    public int YearsOfExperience { get; init; }

    /// <summary>The lowest usual price in <see cref="Currency"/>; <c>null</c> when no price is stated (always inside trials).</summary>
    public decimal? PriceFrom { get; init; }

    /// <summary>The highest usual price in <see cref="Currency"/>; <c>null</c> when no price is stated.</summary>
    public decimal? PriceTo { get; init; }

    /// <summary>ISO 4217 code of the prices; <c>null</c> when no price is stated.</summary>
    public string? Currency { get; init; }

    /// <summary>The stages of care that the clinic really provides.</summary>
    public StagesOfCare Stages { get; init; }

    /// <summary>The trial at this site; required for investigational pairs, else <c>null</c>.</summary>
    public Trial? Trial { get; init; }

    /// <summary>What of this counts before anybody has sighted it: its prices, and no claim higher than the one sighted before.</summary>
    /// <param name="sighted">The offering of the same pair as it was sighted.</param>
    public Offering AtMost(Offering sighted) => this with
    {
        CasesPerYear = Math.Min(CasesPerYear, sighted.CasesPerYear),
        YearsOfExperience = Math.Min(YearsOfExperience, sighted.YearsOfExperience),
        Stages = Stages & sighted.Stages,
        Trial = Trial is { } stated ? sighted.Trial is { } trial ? stated.AtMost(trial) : null : null,
    };

    /// <summary>
    /// Refuses what the evidence of the pair does not allow: an unproven treatment is never offered, an investigational one only
    /// with its trial and without a price, and trial data belong to investigational ones alone.
    /// </summary>
    /// <param name="level">The pair's evidence level in the catalogue.</param>
    /// <exception cref="BrokenRuleException"><c>offering-unproven</c>; <c>trial-missing</c>; <c>trial-has-price</c>; <c>trial-not-wanted</c>.</exception>
    public void CheckAgainst(Catalogue.EvidenceLevel level)
    {
        if (level == Catalogue.EvidenceLevel.Unproven)
            throw new BrokenRuleException("offering-unproven", "This treatment is not proven for this condition; LeadCrm never asks clinics for it.");
        if (level == Catalogue.EvidenceLevel.Investigational && Trial is null)
            throw new BrokenRuleException("trial-missing", "This treatment is given only inside a trial; state the trial at your site.");
        if (level == Catalogue.EvidenceLevel.Investigational && PriceFrom is not null)
            throw new BrokenRuleException("trial-has-price", "Inside a trial no price is stated: patients pay nothing for the product.");
        if (level != Catalogue.EvidenceLevel.Investigational && Trial is not null)
            throw new BrokenRuleException("trial-not-wanted", "Trial data belong to treatments that are given only inside a trial.");
    }

    /// <summary>Refuses missing codes, negative numbers, a price range that runs backwards or beyond a trillion, and a price without a currency.</summary>
    /// <exception cref="BrokenRuleException"><c>offering-invalid</c>.</exception>
    public void Check()
    {
        if (string.IsNullOrWhiteSpace(ConditionCode) || string.IsNullOrWhiteSpace(TreatmentCode))
            throw new BrokenRuleException("offering-invalid", "An offering names a condition and a treatment.");
        if (CasesPerYear < 0 || YearsOfExperience < 0 || PriceFrom < 0 || PriceTo < PriceFrom)
            throw new BrokenRuleException("offering-invalid", "Cases, years and prices cannot be below zero, and the price range cannot run backwards.");
        if (PriceTo > Currencies.Largest(Currency))
            throw new BrokenRuleException("offering-invalid", "A price is larger than any that can be meant in its currency.");
        if (PriceFrom is null != PriceTo is null || PriceFrom is null != Currency is null)
            throw new BrokenRuleException("offering-invalid", "A price range has a lower end, an upper end and a currency, or none of them.");
    }
}

/// <summary>
/// What has been sighted of a trial at this clinic. An investigational pair is routed only with all of it:
/// recruiting here, authorised by the regulator, approved by an ethics committee, and no fee for the product.
/// </summary>
public sealed record Trial
{
    /// <summary>The trial recruits at this site.</summary>
    public bool RecruitingHere { get; init; }

    /// <summary>Day of the regulator's authorisation that was sighted; <c>null</c>: not sighted.</summary>
    public DateOnly? RegulatorAuthorisedOn { get; init; }

    /// <summary>Day of the ethics committee's approval that was sighted; <c>null</c>: not sighted.</summary>
    public DateOnly? EthicsApprovedOn { get; init; }

    /// <summary>Patients pay nothing for the investigational product.</summary>
    public bool NoFeeForProduct { get; init; }

    /// <summary>What of this counts before anybody has sighted it: what was sighted before, less what is stated no more.</summary>
    /// <param name="sighted">The trial as it was sighted.</param>
    public Trial AtMost(Trial sighted) => new()
    {
        RecruitingHere = RecruitingHere && sighted.RecruitingHere,
        RegulatorAuthorisedOn = RegulatorAuthorisedOn is null ? null : sighted.RegulatorAuthorisedOn,
        EthicsApprovedOn = EthicsApprovedOn is null ? null : sighted.EthicsApprovedOn,
        NoFeeForProduct = NoFeeForProduct && sighted.NoFeeForProduct,
    };

    /// <summary>Whether every condition holds on a day of the clinic's calendar.</summary>
    /// <param name="day">The day on which the case would be offered.</param>
    public bool MayRecruitOn(DateOnly day) =>
        RecruitingHere && NoFeeForProduct && RegulatorAuthorisedOn <= day && EthicsApprovedOn <= day;
}
