using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Domain.FollowUps;

/// <summary>Decides at the moment of sending whether a planned message still makes sense; much may have happened since it was planned.</summary>
public static class Pointless
{
    /// <summary>Why a message must not be sent any more, as a code; null when it should be sent.</summary>
    /// <param name="kind">The message.</param>
    /// <param name="lead">The lead it is about.</param>
    /// <param name="assignment">The assignment it is about, if any.</param>
    /// <param name="at">Now (UTC).</param>
    public static string? Why(MessageKind kind, Lead lead, Assignment? assignment, DateTimeOffset at)
    {
        // Death and withdrawal silence everything, to clinics too.
        if (lead.Stage == LeadStage.Deceased)
            return "deceased";
        if (lead.Stage == LeadStage.Withdrawn)
            return "withdrawn";
        return kind switch
        {
            MessageKind.OfferToClinic => assignment is { Status: AssignmentStatus.Offered } && at < assignment.ExpiresAt ? null : "offer-over",
            MessageKind.IdentityShared or MessageKind.QuoteAccepted or MessageKind.AnswerToClinic => assignment is { IsLiving: true } ? null : "assignment-over",
            MessageKind.ReturnDecided or MessageKind.NotChosen => null,
            _ => WhyToPatient(kind, lead, assignment),
        };
    }

    private static string? WhyToPatient(MessageKind kind, Lead lead, Assignment? assignment)
    {
        if (!lead.Allows(ConsentPurpose.Contact))
            return "no-consent";
        if (lead.Stage is LeadStage.Spam or LeadStage.Duplicate)
            return "lead-closed";
        return kind switch
        {
            MessageKind.ConfirmClinic or MessageKind.ConfirmClinicReminder => WhyNotConfirm(lead, assignment),
            MessageKind.QuoteReady or MessageKind.DecideReminder => WhyNotDecide(lead, assignment),
            MessageKind.AcceptedQuoteReceipt => assignment is { IsLiving: true } ? null : "assignment-over",
            _ => null,
        };
    }

    private static string? WhyNotConfirm(Lead lead, Assignment? assignment) => assignment switch
    {
        _ when !lead.IsOpen || lead.Stage >= LeadStage.Booked => "decided",
        not { IsLiving: true } => "assignment-over",
        { IdentitySharedAt: not null } => "confirmed",
        _ => null,
    };

    private static string? WhyNotDecide(Lead lead, Assignment? assignment) => assignment switch
    {
        _ when !lead.IsOpen || lead.Stage >= LeadStage.Booked => "decided",
        not { Status: AssignmentStatus.Quoted } => "assignment-over",
        _ => null,
    };
}
