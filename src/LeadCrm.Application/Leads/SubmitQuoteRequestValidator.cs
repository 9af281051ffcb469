using FluentValidation;
using FluentValidation.Results;
using LeadCrm.Application.Catalogue;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Leads;

internal sealed class SubmitQuoteRequestValidator : AbstractValidator<SubmitQuoteRequest>
{
    private static readonly RequesterForm s_noRequester = new();
    private static readonly PatientForm s_noPatient = new();
    private static readonly EnquiryForm s_noEnquiry = new();
    private readonly ICatalogue _catalogue;
    private readonly TimeProvider _time;

    public SubmitQuoteRequestValidator(ICatalogue catalogue, TimeProvider time)
    {
        _catalogue = catalogue;
        _time = time;
        RuleFor(r => r.IdempotencyKey).NotEmpty().WithErrorCode("required").MaximumLength(100).WithErrorCode("too-long");
        RuleFor(r => r.Requester ?? s_noRequester).SetValidator(new RequesterFormValidator()).OverridePropertyName("Requester");
        RuleFor(r => r.Patient ?? s_noPatient).SetValidator(new PatientFormValidator(time)).OverridePropertyName("Patient");
        RuleFor(r => r).Custom(CheckWhoIsTreated);
        RuleFor(r => r).CustomAsync(CheckEnquiryAsync);
        When(r => r.Wishes is not null, () => RuleFor(r => r.Wishes!).SetValidator(new WishesFormValidator()));
        RuleFor(r => r.Consents ?? Array.Empty<ConsentForm>()).Custom(ConsentFormRules.Check);
        When(r => r.Attribution is not null, () => RuleFor(r => r.Attribution!).SetValidator(new AttributionFormValidator()));
        RuleFor(r => r.Website).MaximumLength(500).WithErrorCode("too-long");
    }

    private void CheckWhoIsTreated(SubmitQuoteRequest request, ValidationContext<SubmitQuoteRequest> context)
    {
        var (requester, patient) = (request.Requester ?? s_noRequester, request.Patient ?? s_noPatient);
        if (!FormCodes.TryRelation(requester.Relation, out var relation))
            return;
        if (relation != Relation.Self && !OneLine.HasText(patient.FullName))
            context.Fail("patient.fullName", "required", "Please give the name of the person who is treated.");
        var mayBeMinor = new Patient { YearOfBirth = patient.YearOfBirth }.MayBeMinor(_time.GetUtcNow().Year - 1);
        if (mayBeMinor && relation == Relation.Self)
            context.Fail("requester.relation", "minor-needs-guardian", "For a person under 18 a parent or guardian has to ask.");
        if (mayBeMinor && relation != Relation.Self && !OneLine.HasText(patient.GuardianAuthority))
            context.Fail("patient.guardianAuthority", "required", "For a person under 18, please state on what authority you ask (for example: mother, with custody).");
    }

    private async Task CheckEnquiryAsync(SubmitQuoteRequest request, ValidationContext<SubmitQuoteRequest> context, CancellationToken ct)
    {
        var enquiry = request.Enquiry ?? s_noEnquiry;
        var catalogue = await _catalogue.GetAsync(ct);
        if (enquiry.Message?.Length > 5000)
            context.Fail("enquiry.message", "too-long", "The message can have at most 5,000 characters.");
        if (catalogue.FindCondition(enquiry.Condition) is not { } condition)
        {
            context.Fail("enquiry.condition", "unknown-condition", "This condition is not in the catalogue.");
            return;
        }

        if (enquiry.Category is not null && enquiry.Category != condition.CategoryCode)
            context.Fail("enquiry.category", "unknown-category", "This category does not belong to the condition.");
        if (!string.IsNullOrEmpty(enquiry.Treatment) && catalogue.FindPair(condition.Code, enquiry.Treatment) is null)
            context.Fail("enquiry.treatment", "unknown-treatment", "This treatment is not in the catalogue for this condition.");
        if (enquiry.Answers is { } answers)
            foreach (var problem in AnswerSheet.Read(answers, condition.Questionnaire, ZonedCalendar.LatestDay(_time.GetUtcNow())).Problems)
                context.Fail(problem.Field.Length == 0 ? "enquiry.answers" : $"enquiry.answers.{problem.Field}", problem.Code, problem.Message);
    }
}

/// <summary>Adds a failure with a stable code.</summary>
internal static class ValidationContextExtensions
{
    public static void Fail<T>(this ValidationContext<T> context, string field, string code, string message) =>
        context.AddFailure(new ValidationFailure(field, message) { ErrorCode = code });
}
