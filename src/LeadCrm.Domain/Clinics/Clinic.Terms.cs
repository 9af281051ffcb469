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
    /// <exception cref="BrokenRuleException">As <see cref="Licence.Check"/>.</exception>
    public void RecordLicence(Licence licence)
    {
        licence.Check();
        licences.RemoveAll(l => l.Kind == licence.Kind && l.Number == licence.Number);
        licences.Add(licence);
        Version++;
    }

    /// <summary>Whether another licence of the same kind holds longer, so that nobody needs to renew this one.</summary>
    /// <param name="licence">One of the clinic's licences.</param>
    public bool HasLongerThan(Licence licence) =>
        licence.Kind != LicenceKind.OtherClinical && licences.Exists(l => l.Kind == licence.Kind && l.ExpiresOn > licence.ExpiresOn);

    /// <summary>Gives a licence or accreditation up; it stops counting at once.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="number">Its number.</param>
    /// <exception cref="BrokenRuleException"><c>licence-unknown</c> when the clinic has none such.</exception>
    public void GiveUpLicence(LicenceKind kind, string number)
    {
        if (licences.RemoveAll(l => l.Kind == kind && l.Number == number) == 0)
            throw new BrokenRuleException("licence-unknown", "The clinic has no such licence.");
        Version++;
    }

    /// <summary>No offers before a moment.</summary>
    /// <param name="until">The end of the pause, UTC.</param>
    /// <param name="at">Now, UTC.</param>
    /// <param name="reason">Why, for colleagues and managers; never for patients.</param>
    /// <exception cref="BrokenRuleException"><c>pause-in-the-past</c>; <c>pause-too-long</c> beyond two years.</exception>
    public void PauseUntil(DateTimeOffset until, DateTimeOffset at, string? reason = null)
    {
        if (until <= at) throw new BrokenRuleException("pause-in-the-past", "A pause ends in the future.");
        if (until > at.AddYears(2)) throw new BrokenRuleException("pause-too-long", "A pause lasts at most two years.");
        (PausedUntil, PauseReason) = (until.ToUniversalTime(), reason);
        Version++;
    }

    /// <summary>Ends a pause at once; nothing happens to a clinic that is not paused.</summary>
    public void Resume()
    {
        if (PausedUntil is null) return;
        (PausedUntil, PauseReason) = (null, null);
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
}
