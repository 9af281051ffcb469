namespace LeadCrm.Domain.Consents;

/// <summary>
/// What a consent is for; each is asked on its own (GDPR Art. 7(2), health data explicitly: Art. 9(2)(a)). The values are bits
/// so that a lead can carry the purposes granted at present in one column.
/// </summary>
[Flags]
public enum ConsentPurpose
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>To be contacted about the request.</summary>
    Contact = 1,

    /// <summary>To health data being processed.</summary>
    HealthData = 2,

    /// <summary>To the de-identified case being shown to clinics, abroad too.</summary>
    ShareDeidentified = 4,

    /// <summary>A preference that identity may be shared later; never by itself a release.</summary>
    ShareIdentityPreference = 8,

    /// <summary>To marketing.</summary>
    Marketing = 16,

    /// <summary>That the evidence for the treatment is limited: needed before an emerging or investigational treatment is routed.</summary>
    EvidenceAcknowledged = 32,

    /// <summary>Identity released to one clinic in one country, its risks acknowledged.</summary>
    ShareIdentity = 64,
}
