using LeadCrm.Domain;
using LeadCrm.Domain.FollowUps;

namespace LeadCrm.Application.FollowUps;

/// <summary>A mail before it has words. It says nothing clinical: neither condition nor treatment nor what anybody wrote.</summary>
/// <param name="MessageId">The message it makes real.</param>
/// <param name="Kind">Which text.</param>
/// <param name="To">The address.</param>
/// <param name="Name">Whom the text speaks to; null to speak to nobody by name.</param>
/// <param name="Language">BCP 47 tag of the reader; English stands in for what is not translated.</param>
/// <param name="Reference">The lead's reference to a patient, the offer's to a clinic; otherwise who or what the mail is about.</param>
/// <param name="Link">The one link of the mail.</param>
/// <param name="Deadline">By when somebody acts, in the reader's own zone: the clinic or the patient who is asked, or we who promise; null when nothing runs.</param>
public sealed record OutgoingMail(Guid MessageId, MessageKind Kind, string To, DisplayName? Name, string Language, string Reference, Uri Link, DateTimeOffset? Deadline = null)
{
    /// <summary>IANA zone in which <see cref="Deadline"/> is told.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";

    /// <summary>What it is about, when the kind alone does not say it, for example a licence with its number.</summary>
    public string? What { get; init; }

    /// <summary>A day that the text tells; null when it tells none.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>When what the mail tells happened (UTC), told in the reader's zone; null when it tells no moment.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Days that are left; null when none are counted.</summary>
    public int? DaysLeft { get; init; }

    /// <summary>Which of a series, in days since the question; 0 outside a series.</summary>
    public int Step { get; init; }

    /// <summary>The clinic that the mail is about.</summary>
    public string? Clinic { get; init; }

    /// <summary>The clinic's country, in words.</summary>
    public string? Country { get; init; }

    /// <summary>The quote that the mail is about.</summary>
    public MailedQuote? Quote { get; init; }
}

/// <summary>What a mail tells of a quote: figures and days, never what is treated.</summary>
/// <param name="Number">Version within the case, from 1.</param>
/// <param name="Total">What all lines add up to, or the lower end of an estimate.</param>
/// <param name="UpTo">Upper end of an estimate; null when the total is fixed.</param>
/// <param name="Deposit">Deposit; null without one.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="EarliestOn">First day on which the clinic could treat.</param>
/// <param name="Nights">Nights of stay.</param>
/// <param name="Trips">Number of trips.</param>
public sealed record MailedQuote(int Number, decimal Total, decimal? UpTo, decimal? Deposit, string Currency, DateOnly? EarliestOn, int Nights, int Trips);
