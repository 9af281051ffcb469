namespace LeadCrm.Domain.Returns;

/// <summary>What LeadCrm itself knows about a lead that a clinic wants to return.</summary>
/// <param name="MailRefused">A mail to the patient was refused by the mail server for good.</param>
/// <param name="Attempts">How often coordinators recorded that they tried to reach the patient.</param>
/// <param name="Reached">Whether anybody has ever reached the patient.</param>
/// <param name="AsksForAnotherTreatment">The request now names another treatment than the case that the clinic was shown.</param>
public sealed record ReturnEvidence(bool MailRefused, int Attempts, bool Reached, bool AsksForAnotherTreatment)
{
    /// <summary>So many recorded attempts without reaching anybody count as proof.</summary>
    public const int AttemptsThatProve = 3;

    /// <summary>The rule that proves a return, as a code; null when a person has to decide. Spam and invented stories always need a person.</summary>
    /// <param name="reason">Why the clinic returns the lead.</param>
    public string? ProvenBy(ReturnReason reason) => reason switch
    {
        ReturnReason.ContactInvalid when !Reached && MailRefused => "mail-refused",
        ReturnReason.ContactInvalid when !Reached && Attempts >= AttemptsThatProve => "never-reached",
        ReturnReason.WrongTreatment when AsksForAnotherTreatment => "treatment-changed",
        _ => null,
    };
}
