using System.Globalization;
using LeadCrm.Application.Cases;
using LeadCrm.Application.Quotes;
using LeadCrm.Domain.Values;
using LeadCrm.Web.Patient.Quote;
using Microsoft.Extensions.Localization;

namespace LeadCrm.Web.Patient.Case;

/// <summary>A quote with the clinic that sent it.</summary>
internal sealed record OfferedQuote(CaseAssignment Clinic, QuoteView Quote);

/// <summary>Small wordings of the case page.</summary>
internal static class CaseWords
{
    public static bool IsLiving(string status) => status is "accepted" or "underReview" or "infoRequested" or "quoted" or "chosen" or "arrived" or "treated";

    /// <summary>An amount with its currency's code: signs such as $ name a dozen currencies.</summary>
    public static string Money(decimal amount, string currency) =>
        Currencies.Write(amount, currency, CultureInfo.CurrentCulture);

    /// <summary>An amount in the patient's currency, always with the day of its rate.</summary>
    public static string About(AboutAmount about, IStringLocalizer<Texts> texts) => about.TotalUpTo is { } most && most > about.Total
        ? texts["quote.about.range", Money(about.Total, about.Currency), Money(most, about.Currency), Day(about.RateOf)]
        : texts["quote.about", Money(about.Total, about.Currency), Day(about.RateOf)];

    /// <summary>A last day with the zone in which it ends, since it ends at another hour where the reader is.</summary>
    public static string LastDay(DateOnly day, string timeZone, IStringLocalizer<Texts> texts) => texts["quote.valid.until", Day(day), new ZonedCalendar(timeZone).City];

    /// <summary>A day near enough that its name says more than its year.</summary>
    public static string WeekDay(DateTimeOffset at) => at.ToString("dddd d MMMM", CultureInfo.CurrentCulture);

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>Whether giving a consent would change anything in this case.</summary>
    public static bool Concerns(string purpose, PatientCase patientCase) => purpose switch
    {
        FormConsents.EvidenceAcknowledged => patientCase.Evidence?.Level is "emerging" or "investigational",
        FormConsents.Share or FormConsents.IdentityPreference => patientCase.Evidence?.Level != "unproven",
        _ => true,
    };
}
