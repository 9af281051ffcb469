namespace LeadCrm.Domain.Clinics;

/// <content>
/// What the clinic states about itself. What lowers a claim counts at once (an earlier expiry, fewer stages of care, a withdrawn
/// trial), and so do contacts, languages, hours, capacity and prices. What raises a claim waits until a manager has sighted it.
/// </content>
public sealed partial class Clinic
{
    /// <summary>The clinic describes itself; another name or country waits.</summary>
    /// <param name="profile">The profile as it would be.</param>
    /// <returns>What waits to be sighted; <c>null</c>: nothing.</returns>
    /// <exception cref="BrokenRuleException">As <see cref="ClinicProfile.Check"/>.</exception>
    public StatedContent? StateProfile(ClinicProfile profile)
    {
        profile.Check();
        Describe(profile with { Name = Name, Country = Country });
        return profile.Name == Name && profile.Country == Country ? null : new StatedContent { Identity = new StatedIdentity(profile.Name, profile.Country) };
    }

    /// <summary>Whether a licence of this kind and number is recorded already.</summary>
    /// <param name="licence">The licence.</param>
    public bool Knows(Licence licence) => licences.Exists(l => l.Kind == licence.Kind && l.Number == licence.Number);

    /// <summary>The clinic states a licence; a new one, a renewal and another issuer wait, an earlier expiry counts at once.</summary>
    /// <param name="licence">The licence as it would be.</param>
    /// <returns>What waits to be sighted; <c>null</c>: nothing.</returns>
    /// <exception cref="BrokenRuleException">As <see cref="RecordLicence"/>.</exception>
    public StatedContent? StateLicence(Licence licence)
    {
        licence.Check();
        var known = licences.Find(l => l.Kind == licence.Kind && l.Number == licence.Number);
        if (known is not null && licence.ExpiresOn < known.ExpiresOn)
            RecordLicence(known = known with { ExpiresOn = licence.ExpiresOn });
        return known == licence ? null : new StatedContent { Licence = licence };
    }

    /// <summary>The clinic states an offering; a new pair and every higher claim wait, prices and lower claims count at once.</summary>
    /// <param name="offering">The offering as it would be.</param>
    /// <returns>What waits to be sighted; <c>null</c>: nothing.</returns>
    /// <exception cref="BrokenRuleException">As <see cref="Offering.Check"/>.</exception>
    public StatedContent? StateOffering(Offering offering)
    {
        offering.Check();
        var known = offerings.Find(o => o.ConditionCode == offering.ConditionCode && o.TreatmentCode == offering.TreatmentCode);
        if (known is null)
            return new StatedContent { Offering = offering };
        var lower = offering.AtMost(known);
        if (lower != known)
            Offer(lower);
        return lower == offering ? null : new StatedContent { Offering = offering };
    }

    internal void Take(StatedContent content)
    {
        switch (content)
        {
            case { Identity: { } identity }: Describe(Profile() with { Name = identity.Name, Country = identity.Country }); break;
            case { Licence: { } licence }: RecordLicence(licence); break;
            case { Offering: { } offering }: Offer(offering); break;
        }
    }
}
