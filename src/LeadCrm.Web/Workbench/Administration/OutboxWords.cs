using LeadCrm.Domain.FollowUps;

namespace LeadCrm.Web.Workbench.Administration;

/// <summary>Messages in words.</summary>
internal static class OutboxWords
{
    public static string Of(MessageStatus status) => status switch
    {
        MessageStatus.Due => "Waiting",
        MessageStatus.Failed => "Given up",
        _ => status.ToString(),
    };

    public static string To(Application.FollowUps.OutboxLine line) =>
        line.ToClinic ? line.Clinic ?? "a clinic" : line.LeadId is null ? "a colleague" : "the patient";

    public static string Status(string code) => Enum.TryParse(code, ignoreCase: true, out MessageStatus status) ? Of(status) : code;

    public static string Tone(string code) => Enum.TryParse(code, ignoreCase: true, out MessageStatus status)
        ? status switch { MessageStatus.Sent => "tag-good", MessageStatus.Failed => "tag-error", MessageStatus.Due => "tag-warn", _ => "tag-quiet" }
        : "tag-quiet";

    public static string Kind(string code) => Enum.TryParse(code.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out MessageKind kind) ? Of(kind) : code;

    private static string Of(MessageKind kind) => kind switch
    {
        MessageKind.Acknowledgement => "We have your request",
        MessageKind.OfferToClinic => "A case is offered",
        MessageKind.ConfirmClinic => "Please confirm a clinic",
        MessageKind.IdentityShared => "The patient confirmed",
        MessageKind.QuoteReady => "A quote is there",
        MessageKind.QuoteAccepted => "The quote was accepted",
        MessageKind.ConfirmClinicReminder => "Reminder to confirm a clinic",
        MessageKind.DecideReminder => "Reminder to decide",
        MessageKind.EvidenceInformation => "Information on the evidence",
        MessageKind.ConfirmRepresentation => "We have your request, the patient has to confirm",
        MessageKind.LicenceEndsSoon => "A licence ends soon",
        MessageKind.LicenceEnded => "A licence has ended",
        MessageKind.InvitationNeedsOtherAddress => "An invitation needs another address",
        MessageKind.ClinicApproved => "The clinic is approved",
        MessageKind.ClinicSuspended => "The clinic is suspended",
        MessageKind.AnswerToClinic => "An answer for a clinic is there",
        MessageKind.ReturnDecided => "A clinic's return was decided",
        MessageKind.SecondReviewerNeeded => "A change of a level waits for a second reviewer",
        MessageKind.PasswordForgotten => "A link to choose another password",
        MessageKind.StaffInvitation => "Invitation to a colleague",
        MessageKind.AcceptedQuoteReceipt => "Receipt for an accepted quote",
        MessageKind.NotChosen => "The patient decided for another clinic",
        MessageKind.RepresentationConfirmed => "The patient's agreement is recorded",
        _ => "Invitation to an account",
    };
}
