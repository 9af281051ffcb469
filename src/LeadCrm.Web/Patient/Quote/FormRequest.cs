using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Triage;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>
/// Writes the form as the request that the API takes. What cannot be read becomes a value that the validator refuses, so that
/// every problem is found in one place and told at once.
/// </summary>
internal static class FormRequest
{
    private const int Unreadable = -1;

    public static SubmitQuoteRequest Write(PostedFields fields, Visit visit, PublicCondition? condition, string? key, string language, int year)
    {
        var treatment = condition?.Treatments.FirstOrDefault(t => t.Code == visit.Treatment);
        return new SubmitQuoteRequest
        {
            IdempotencyKey = key,
            Requester = RequesterOf(fields, year),
            Patient = PatientOf(fields),
            Enquiry = new EnquiryForm
            {
                Condition = visit.Condition,
                Treatment = visit.Treatment,
                Message = Blank(fields["enquiry.message"].ReplaceLineEndings("\n")),
                Answers = condition is null ? null : JsonSerializer.SerializeToElement(AnswersOf(fields, condition)),
            },
            Wishes = WishesOf(fields),
            Consents = FormConsents.Read(fields, treatment, language),
            Attribution = visit.Attribution,
            Website = Blank(fields[PostedFields.Trap]),
        };
    }

    /// <summary>Whether what was entered so far may describe an emergency; it need not be complete or right for that.</summary>
    public static bool MayBeUrgent(PostedFields fields)
    {
        var newOrWorse = AnswerSheet.Empty.With(Questionnaire.NewOrWorse, Answer.Of(fields[$"enquiry.answers.{Questionnaire.NewOrWorse}"]));
        return RedFlagScreen.Screen(newOrWorse, fields["enquiry.message"], null).Count > 0;
    }

    private static RequesterForm RequesterOf(PostedFields fields, int year) => new()
    {
        FullName = fields["requester.fullName"],
        Relation = fields["requester.relation"],
        Email = Blank(fields["requester.email"]),
        Phone = Blank(fields["requester.phone"]),
        Country = fields["requester.country"],
        Language = Blank(fields["requester.language"]),
        TimeZone = TimeZoneOf(fields, year),
        PreferredChannel = Blank(fields["requester.preferredChannel"]),
        PreferredHours = Blank(fields["requester.preferredHours"]),
    };

    /// <summary>What the browser said, if it is a zone; the field is hidden, so nobody could correct it.</summary>
    private static string? TimeZoneOf(PostedFields fields, int year) =>
        fields["requester.timeZone"] is { Length: > 0 and <= 64 } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)
            ? zone
            : CountryTimeZone.Of(fields["requester.country"], year);

    private static PatientForm PatientOf(PostedFields fields)
    {
        var isSelf = fields["requester.relation"] is "self" or "";
        return new PatientForm
        {
            FullName = isSelf ? null : Blank(fields["patient.fullName"]),
            YearOfBirth = Number(fields["patient.yearOfBirth"]),
            Sex = Blank(fields["patient.sex"]),
            GuardianAuthority = isSelf ? null : Blank(fields["patient.guardianAuthority"]),
        };
    }

    private static WishesForm WishesOf(PostedFields fields) => new()
    {
        Destinations = fields.All("wishes.destinations"),
        Budget = fields["wishes.budget.amount"] is { Length: > 0 } amount ? new MoneyForm { Amount = Amount(amount), Currency = fields["wishes.budget.currency"] } : null,
        Companions = Number(fields["wishes.companions"]),
        TravelFrom = Day(fields["wishes.travelFrom"]),
        TravelUntil = Day(fields["wishes.travelUntil"]),
    };

    private static JsonObject AnswersOf(PostedFields fields, PublicCondition condition)
    {
        var answers = new JsonObject();
        foreach (var question in condition.Questions)
            if (fields.All($"enquiry.answers.{question.Code}") is { Count: > 0 } given)
                answers[question.Code] = AnswerOf(question, given);
        return answers;
    }

    private static JsonNode AnswerOf(PublicQuestion question, IReadOnlyList<string> given) => question.Kind switch
    {
        "multiple-choice" => new JsonArray([.. given.Select(g => JsonValue.Create(g))]),
        "number" or "year" when TryDecimal(given[0], out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(given[0]),
    };

    private static int? Number(string text) =>
        text.Length == 0 ? null : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Unreadable;

    // People write both 1,000.50 and 1.000,50: the last mark separates decimals unless three digits follow it.
    private static decimal Amount(string text)
    {
        var last = text.LastIndexOfAny([',', '.']);
        var plain = last >= 0 && text.Length - last - 1 != 3 ? $"{Digits(text[..last])}.{text[(last + 1)..]}" : Digits(text);
        return TryDecimal(plain, out var amount) ? amount : Unreadable;
    }

    private static string Digits(string text) => string.Concat(text.Where(c => c is not (',' or '.' or ' ')));

    private static bool TryDecimal(string text, out decimal number) => decimal.TryParse(
        text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    // A browser's date field sends ISO 8601 or nothing; without one, what is not a day is no wish.
    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Blank(string text) => text.Length == 0 ? null : text;
}
