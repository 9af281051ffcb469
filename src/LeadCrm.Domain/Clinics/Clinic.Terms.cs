namespace LeadCrm.Domain.Clinics;

public sealed partial class Clinic
{
    /// <summary>States what the clinic offers for a pair, replacing what it stated before.</summary>
    /// <param name="offering">The offering.</param>
    /// <exception cref="BrokenRuleException">As <see cref="Offering.Check"/>.</exception>
    public void Offer(Offering offering)
    {
        offering.Check();
        offerings.RemoveAll(o => o.ConditionCode == offering.ConditionCode && o.TreatmentCode == offering.TreatmentCode);
        offerings.Add(offering);
        Version++;
    }

    /// <summary>Stops offering a pair.</summary>
    /// <param name="conditionCode">The condition.</param>
    /// <param name="treatmentCode">The treatment.</param>
    /// <exception cref="BrokenRuleException"><c>offering-unknown</c> when the clinic does not offer it.</exception>
    public void StopOffering(string conditionCode, string treatmentCode)
    {
        if (offerings.RemoveAll(o => o.ConditionCode == conditionCode && o.TreatmentCode == treatmentCode) == 0)
            throw new BrokenRuleException("offering-unknown", "The clinic does not offer this treatment for this condition.");
        Version++;
    }

    /// <summary>Records a licence or accreditation; the same kind and number replaces the earlier entry (a renewal).</summary>
    /// <param name="licence">The licence.</param>
    /// <exception cref="BrokenRuleException"><c>licence-invalid</c> without exactly one kind, a number and an issuer.</exception>
    public void RecordLicence(Licence licence)
    {
        if (!System.Numerics.BitOperations.IsPow2((int)licence.Kind) || string.IsNullOrWhiteSpace(licence.Number) || string.IsNullOrWhiteSpace(licence.IssuedBy))
            throw new BrokenRuleException("licence-invalid", "A licence has one kind, a number and an issuer.");
        licences.RemoveAll(l => l.Kind == licence.Kind && l.Number == licence.Number);
        licences.Add(licence);
        Version++;
    }

    /// <summary>No offers before a moment.</summary>
    /// <param name="until">The end of the pause, UTC.</param>
    /// <param name="at">Now, UTC.</param>
    /// <exception cref="BrokenRuleException"><c>pause-in-the-past</c>.</exception>
    public void PauseUntil(DateTimeOffset until, DateTimeOffset at)
    {
        if (until <= at) throw new BrokenRuleException("pause-in-the-past", "A pause ends in the future.");
        PausedUntil = until.ToUniversalTime();
        Version++;
    }

    /// <summary>Ends a pause at once; nothing happens to a clinic that is not paused.</summary>
    public void Resume()
    {
        if (PausedUntil is null) return;
        PausedUntil = null;
        Version++;
    }

    /// <summary>States how many cases the clinic takes.</summary>
    /// <param name="capacity">The limits.</param>
    /// <exception cref="BrokenRuleException">As <see cref="Capacity.Check"/>.</exception>
    public void Limit(Capacity capacity)
    {
        capacity.Check();
        Capacity = capacity;
        Version++;
    }

    /// <summary>States when the clinic works, in its own time zone.</summary>
    /// <param name="weekly">Intervals per weekday.</param>
    /// <param name="holidays">Local days without work.</param>
    /// <exception cref="BrokenRuleException">As the constructor of <see cref="WorkingHours"/>.</exception>
    public void Work(IReadOnlyList<WorkingInterval> weekly, IReadOnlyList<DateOnly> holidays)
    {
        WorkingHours = new WorkingHours(TimeZone, weekly, holidays);
        Version++;
    }

    /// <summary>Agrees what is the same for every case: time to answer, share, transfer basis and commission.</summary>
    /// <param name="acceptanceHours">Working hours to answer an offer, 1 to 240.</param>
    /// <param name="agreedShare">Weight among near-equal clinics, 0 to 100.</param>
    /// <param name="transferBasis">What allows health data to reach the clinic's country.</param>
    /// <param name="commission">What the clinic pays; never read by routing.</param>
    /// <exception cref="BrokenRuleException"><c>terms-out-of-range</c>, or as <see cref="Commission.Check"/>.</exception>
    public void Agree(int acceptanceHours, decimal agreedShare, TransferBasis transferBasis, Commission commission)
    {
        if (acceptanceHours is < 1 or > 240 || agreedShare is < 0 or > 100)
            throw new BrokenRuleException("terms-out-of-range", "A clinic answers within 1 to 240 working hours and has a share weight from 0 to 100.");
        commission.Check();
        (AcceptanceHours, AgreedShare, TransferBasis, Commission) = (acceptanceHours, agreedShare, transferBasis, commission);
        Version++;
    }
}
