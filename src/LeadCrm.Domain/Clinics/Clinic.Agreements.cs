using LeadCrm.Domain.Returns;

namespace LeadCrm.Domain.Clinics;

/// <content>What is agreed with a clinic.</content>
public sealed partial class Clinic
{
    /// <summary>Agrees what is the same for every case: time to answer, share, transfer basis and commission.</summary>
    /// <param name="acceptanceHours">Working hours to answer an offer, 1 to 240.</param>
    /// <param name="agreedShare">Weight among near-equal clinics, 0 to 100.</param>
    /// <param name="transferBasis">What allows health data to reach the clinic's country.</param>
    /// <param name="commission">What the clinic pays; never read by routing.</param>
    /// <exception cref="BrokenRuleException"><c>terms-out-of-range</c>, or as <see cref="Commission.Check"/>.</exception>
    public void Agree(int acceptanceHours, decimal agreedShare, TransferBasis transferBasis, Commission commission)
    {
        CheckAcceptanceHours(acceptanceHours);
        if (agreedShare is < 0 or > 100)
            throw new BrokenRuleException("terms-out-of-range", "A clinic has a share weight from 0 to 100.");
        commission.Check();
        (AcceptanceHours, AgreedShare, TransferBasis, Commission) = (acceptanceHours, agreedShare, transferBasis, commission);
        Version++;
    }

    /// <summary>The same, refused where the law of the clinic's country does not carry it.</summary>
    /// <param name="transferBasis">What allows health data to reach the clinic's country.</param>
    /// <param name="commission">What the clinic pays.</param>
    /// <param name="agreedShare">Weight among near-equal clinics, 0 to 100.</param>
    /// <param name="rules">What the laws say about commissions.</param>
    /// <param name="at">Now, UTC.</param>
    /// <exception cref="BrokenRuleException">As <see cref="Agree"/>, <see cref="TransferRules.Check"/> and <see cref="CommissionRules.Check"/>.</exception>
    public void AgreeLawfully(TransferBasis transferBasis, Commission commission, decimal agreedShare, CommissionRules rules, DateTimeOffset at)
    {
        TransferRules.Check(transferBasis, Country, contracts, Today(at));
        rules.Check(commission, Country);
        Agree(AcceptanceHours, agreedShare, transferBasis, commission);
    }

    /// <summary>Changes the time in which the clinic answers offers; a policy may ask for less.</summary>
    /// <param name="acceptanceHours">Working hours, 1 to 240.</param>
    /// <exception cref="BrokenRuleException"><c>terms-out-of-range</c>.</exception>
    public void AnswerWithin(int acceptanceHours)
    {
        CheckAcceptanceHours(acceptanceHours);
        AcceptanceHours = acceptanceHours;
        Version++;
    }

    /// <summary>Agrees within which age and up to which share the clinic may return leads; routing never reads it.</summary>
    /// <param name="ageDays">Days after acceptance, 1 to 90; <c>null</c>: the house's.</param>
    /// <param name="share">Largest share of its offers, 0 (none at all) to 0.5; <c>null</c>: the house's.</param>
    /// <exception cref="BrokenRuleException"><c>terms-out-of-range</c>.</exception>
    public void AgreeOnReturns(int? ageDays, decimal? share)
    {
        ReturnTerms.CheckAgreed(ageDays, share);
        if ((ReturnAgeDays, ReturnShare) == (ageDays, share))
            return;
        (ReturnAgeDays, ReturnShare) = (ageDays, share);
        Version++;
    }

    /// <summary>Records a contract; one of the same reference replaces the earlier entry (an ending, a correction).</summary>
    /// <param name="contract">The contract.</param>
    /// <exception cref="BrokenRuleException">As <see cref="ClinicContract.Check"/>.</exception>
    public void RecordContract(ClinicContract contract)
    {
        contract.Check();
        contracts.RemoveAll(c => c.Reference == contract.Reference);
        contracts.Add(contract);
        Version++;
    }

    private static void CheckAcceptanceHours(int hours)
    {
        if (hours is < 1 or > 240)
            throw new BrokenRuleException("terms-out-of-range", "A clinic answers within 1 to 240 working hours.");
    }
}
