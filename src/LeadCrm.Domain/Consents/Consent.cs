namespace LeadCrm.Domain.Consents;

/// <summary>One act of granting or taking back. Acts are only added; the newest of a purpose counts.</summary>
public sealed class Consent
{
    private Consent()
    {
        TextVersion = string.Empty;
        Language = string.Empty;
        Proof = string.Empty;
    }

    /// <summary>Records the act.</summary>
    /// <param name="leadId">Whose lead.</param>
    /// <param name="purpose">What for: exactly one purpose.</param>
    /// <param name="granted">True for granting, false for refusing or taking back.</param>
    /// <param name="textVersion">Version of the text that was shown.</param>
    /// <param name="language">Language in which it was shown, BCP 47.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="proof">How it was given, for example <c>form</c> or <c>case-page</c>.</param>
    /// <param name="clinicId">For a release of identity: the clinic it names.</param>
    /// <exception cref="BrokenRuleException"><c>consent-purpose</c> unless it is about exactly one purpose (GDPR Art. 7(2)).</exception>
    public Consent(Guid leadId, ConsentPurpose purpose, bool granted, string textVersion, string language, DateTimeOffset at, string proof, Guid? clinicId = null)
    {
        if (!int.IsPow2((int)purpose))
            throw new BrokenRuleException("consent-purpose", "A consent is about exactly one purpose.");
        Id = TimeOrderedId.At(at);
        LeadId = leadId;
        Purpose = purpose;
        Granted = granted;
        TextVersion = textVersion;
        Language = language;
        At = at;
        Proof = proof;
        ClinicId = clinicId;
    }

    /// <summary>Key, ordered by time.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose lead.</summary>
    public Guid LeadId { get; private set; }

    /// <summary>What for.</summary>
    public ConsentPurpose Purpose { get; private set; }

    /// <summary>Granted, or refused or taken back.</summary>
    public bool Granted { get; private set; }

    /// <summary>Version of the text that was shown.</summary>
    public string TextVersion { get; private set; }

    /// <summary>Language in which it was shown, BCP 47.</summary>
    public string Language { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>How it was given.</summary>
    public string Proof { get; private set; }

    /// <summary>For a release of identity: the clinic it names.</summary>
    public Guid? ClinicId { get; private set; }
}
