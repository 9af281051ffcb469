using System.Security.Cryptography;
using System.Text.Json;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Triage;
using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Leads;

/// <summary>Turns a validated form into what the domain receives: codes read, contact data normalised, clinical text sealed.</summary>
/// <param name="vault">Seals clinical text.</param>
public sealed class QuoteRequestReader(IClinicalVault vault)
{
    /// <summary>Reads a form that its validator has passed.</summary>
    /// <param name="leadId">The id of the lead to be, with which its text is sealed.</param>
    /// <param name="form">The form.</param>
    /// <param name="catalogue">The catalogue it was validated against.</param>
    /// <param name="at">When it arrived (UTC).</param>
    public ReceivedRequest Read(Guid leadId, SubmitQuoteRequest form, CatalogueSnapshot catalogue, DateTimeOffset at)
    {
        var (enquiry, patient) = (form.Enquiry!, PatientOf(form));
        var condition = catalogue.FindCondition(enquiry.Condition)!;
        var today = ZonedCalendar.LatestDay(at);
        var answers = enquiry.Answers is { } given ? AnswerSheet.Read(given, condition.Questionnaire, today).Sheet : AnswerSheet.Empty;
        var treatment = Blank(enquiry.Treatment);
        var message = Blank(CleanText.Paragraphs(enquiry.Message));
        var language = Blank(form.Requester!.Language) ?? "en";
        return new ReceivedRequest
        {
            Requester = RequesterOf(form.Requester, language),
            Patient = patient,
            CategoryCode = condition.CategoryCode,
            ConditionCode = condition.Code,
            TreatmentCode = treatment,
            Message = message is null ? null : vault.Seal(leadId, message),
            Answers = vault.Seal(leadId, answers.ToJson()),
            Eligibility = EligibilityOf(catalogue.FindPair(condition.Code, treatment), patient, answers, today),
            RequestedClinicId = enquiry.Clinic,
            OtherClinicsMayAnswer = enquiry.OtherClinics,
            MaxClinicsAgreed = form.Wishes?.MaxClinics,
            Wishes = WishesOf(form.Wishes),
            Attribution = AttributionOf(form.Attribution),
            Consents = form.Consents!.Select(c => ConsentOf(leadId, c, at)).ToList(),
            IdempotencyKey = form.IdempotencyKey!,
            RequestHash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(form)),
            HasRedFlags = RedFlagScreen.Screen(answers, message, language).Count > 0,
            LooksLikeSpam = !string.IsNullOrEmpty(form.Website),
        };
    }

    private static EligibilityOutcome EligibilityOf(TreatmentPair? pair, Patient patient, AnswerSheet answers, DateOnly today) =>
        pair is null ? EligibilityOutcome.Incomplete : pair.Rules.Assess(new PatientFacts(patient.YearOfBirth, patient.Sex), answers, today).Outcome;

    private static Requester RequesterOf(RequesterForm form, string language)
    {
        FormCodes.TryRelation(Blank(form.Relation), out var relation);
        FormCodes.TryChannel(Blank(form.PreferredChannel), out var channel);
        return new Requester
        {
            FullName = CleanText.Line(form.FullName),
            Relation = relation,
            Email = Blank(form.Email) is { } email ? MailAddressRule.Normalise(email) : null,
            Phone = PhoneNumberRule.TryNormalise(form.Phone, form.Country, out var e164) ? e164 : null,
            Country = form.Country,
            Language = language,
            TimeZone = Blank(form.TimeZone),
            PreferredChannel = channel,
            PreferredHours = Blank(CleanText.Line(form.PreferredHours)),
        };
    }

    private static Patient PatientOf(SubmitQuoteRequest form)
    {
        FormCodes.TrySex(form.Patient!.Sex, out var sex);
        return new Patient
        {
            FullName = Blank(CleanText.Line(form.Patient.FullName)),
            YearOfBirth = form.Patient.YearOfBirth,
            Sex = sex,
            GuardianAuthority = Blank(CleanText.Line(form.Patient.GuardianAuthority)),
        };
    }

    private static Wishes WishesOf(WishesForm? form) => form is null ? new Wishes() : new Wishes
    {
        Destinations = form.Destinations?.Distinct().ToList() ?? [],
        BudgetAmount = form.Budget?.Amount,
        BudgetCurrency = form.Budget?.Amount is null ? null : form.Budget.Currency,
        Companions = form.Companions,
        TravelFrom = form.TravelFrom,
        TravelUntil = form.TravelUntil,
    };

    private static Attribution AttributionOf(AttributionForm? form) => form is null ? new Attribution() : new Attribution
    {
        Url = Blank(form.Url),
        ArticleSlug = Blank(form.ArticleSlug),
        ArticleTitle = Blank(form.ArticleTitle),
        ArticleCategory = Blank(form.Category),
        Referrer = Blank(form.Referrer),
        Source = Blank(form.UtmSource),
        Medium = Blank(form.UtmMedium),
        Campaign = Blank(form.UtmCampaign),
        SiteKey = Blank(form.SiteKey),
        FormVariant = Blank(form.FormVariant),
        ClickId = Blank(form.ClickId),
    };

    private static Consent ConsentOf(Guid leadId, ConsentForm form, DateTimeOffset at)
    {
        FormCodes.TryPurpose(form.Purpose, out var purpose);
        return new Consent(leadId, purpose, form.Granted, form.TextVersion!, form.Language!, at, "form");
    }

    private static string? Blank(string? text) => OneLine.HasText(text) ? text : null;
}
