using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Values;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Triage;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>
/// Writes the form as the request that the API takes. What cannot be read becomes a value that the validator refuses, so that
/// every problem is found in one place and told at once.
/// </summary>
internal static class FormRequest
{
    /// <param name="numbers">Reads what was typed as a number, and keeps what has to be asked about.</param>
    public static SubmitQuoteRequest Write(PostedFields fields, FormNumbers numbers, Visit visit, PublicCondition? condition, string? key, string language, int year)
    {
        var treatment = condition?.Treatments.FirstOrDefault(t => t.Code == visit.Treatment);
        return new SubmitQuoteRequest
        {
            IdempotencyKey = key,
            Requester = RequesterOf(fields, year),
            Patient = PatientOf(fields, numbers),
            Enquiry = new EnquiryForm
            {
                Condition = visit.Condition,
                Treatment = visit.Treatment,
                Message = Blank(fields["enquiry.message"].ReplaceLineEndings("\n")),
                Answers = condition is null ? null : JsonSerializer.SerializeToElement(AnswersOf(fields, numbers, condition)),
            },
            Wishes = WishesOf(fields, numbers),
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
        fields["requester.timeZone"] is { Length: > 0 } zone && TimeZones.IsKnown(zone)
            ? zone
            : CountryTimeZone.Of(fields["requester.country"], year);

    private static PatientForm PatientOf(PostedFields fields, FormNumbers numbers)
    {
        var isSelf = fields["requester.relation"] is "self" or "";
        return new PatientForm
        {
            FullName = isSelf ? null : Blank(fields["patient.fullName"]),
            YearOfBirth = numbers.Whole(fields, "patient.yearOfBirth"),
            Sex = Blank(fields["patient.sex"]),
            GuardianAuthority = isSelf ? null : Blank(fields["patient.guardianAuthority"]),
        };
    }

    private static WishesForm WishesOf(PostedFields fields, FormNumbers numbers) => new()
    {
        Destinations = fields.All("wishes.destinations"),
        Budget = numbers.Money(fields, "wishes.budget"),
        Companions = numbers.Whole(fields, "wishes.companions"),
        TravelFrom = Day(fields["wishes.travelFrom"]),
        TravelUntil = Day(fields["wishes.travelUntil"]),
        MaxClinics = numbers.Whole(fields, "wishes.maxClinics"),
    };

    private static JsonObject AnswersOf(PostedFields fields, FormNumbers numbers, PublicCondition condition)
    {
        var answers = new JsonObject();
        foreach (var question in condition.Questions)
            if (fields.All($"enquiry.answers.{question.Code}") is { Count: > 0 } given)
                answers[question.Code] = AnswerOf(question, given, numbers);
        return answers;
    }

    private static JsonNode AnswerOf(PublicQuestion question, IReadOnlyList<string> given, FormNumbers numbers) => question.Kind switch
    {
        "multiple-choice" => new JsonArray([.. given.Select(g => JsonValue.Create(g))]),
        "number" or "year" when numbers.Decimal($"enquiry.answers.{question.Code}", given[0]) is { } number => JsonValue.Create(number),
        _ => JsonValue.Create(given[0]),
    };

    // A browser's date field sends ISO 8601 or nothing; without one, what is not a day is no wish.
    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Blank(string text) => text.Length == 0 ? null : text;
}
