namespace LeadCrm.Domain.FollowUps;

/// <summary>The mails LeadCrm sends by itself. None carries anything clinical.</summary>
public enum MessageKind
{
    /// <summary>To the patient: we have your request, here is your case page.</summary>
    Acknowledgement = 0,

    /// <summary>To the clinic: a case is offered.</summary>
    OfferToClinic = 1,

    /// <summary>To the patient: a clinic would take you on; please confirm.</summary>
    ConfirmClinic = 2,

    /// <summary>To the clinic: the patient confirmed; identity can be seen.</summary>
    IdentityShared = 3,

    /// <summary>To the patient: a quote is there.</summary>
    QuoteReady = 4,

    /// <summary>To the clinic: the patient accepted the quote.</summary>
    QuoteAccepted = 5,

    /// <summary>To the patient: reminder to confirm a clinic.</summary>
    ConfirmClinicReminder = 6,

    /// <summary>To the patient: reminder to decide on quotes.</summary>
    DecideReminder = 7,

    /// <summary>To the patient: honest information instead of a clinic, for a treatment that is not proven.</summary>
    EvidenceInformation = 8,

    /// <summary>To who asks for another adult: we have your request, and that person has to confirm it.</summary>
    ConfirmRepresentation = 9,

    /// <summary>To a new user: choose a password.</summary>
    AccountInvitation = 10,

    /// <summary>To a clinic's users: a licence ends soon.</summary>
    LicenceEndsSoon = 45,

    /// <summary>To a clinic's users: a licence has ended, and no cases are offered on it.</summary>
    LicenceEnded = 46,

    /// <summary>To somebody whose address has an account elsewhere: a clinic invited you, it needs another address.</summary>
    InvitationNeedsOtherAddress = 47,

    /// <summary>To a clinic's users: the clinic is approved.</summary>
    ClinicApproved = 48,

    /// <summary>To a clinic's users: the clinic is suspended.</summary>
    ClinicSuspended = 49,

    /// <summary>To the clinic: the coordinator answered its question.</summary>
    AnswerToClinic = 55,

    /// <summary>To the clinic: its return was decided.</summary>
    ReturnDecided = 56,

    /// <summary>To a medical reviewer: a change of an evidence level waits for a second person.</summary>
    SecondReviewerNeeded = 65,

    /// <summary>To the patient: a new link to the case page; the earlier ones are closed.</summary>
    NewCaseLink = 80,

    /// <summary>To somebody with an account: a link to choose another password, because somebody asked for one.</summary>
    PasswordForgotten = 67,

    /// <summary>To the patient: what was accepted, and what happens next.</summary>
    AcceptedQuoteReceipt = 70,

    /// <summary>To a clinic: the patient chose another one, or declined its quote.</summary>
    NotChosen = 71,

    /// <summary>To who asks for another adult: that person's agreement is recorded.</summary>
    RepresentationConfirmed = 72,

    /// <summary>To a new colleague: choose a password.</summary>
    StaffInvitation = 90,
}
