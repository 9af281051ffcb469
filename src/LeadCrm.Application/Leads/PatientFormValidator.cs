using FluentValidation;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Leads;

internal sealed class PatientFormValidator : AbstractValidator<PatientForm>
{
    // The oldest person on record reached 122 years (Jeanne Calment, 1875–1997).
    private const int OldestAge = 122;

    public PatientFormValidator(TimeProvider time)
    {
        RuleFor(p => p.YearOfBirth).NotNull().WithErrorCode("required").WithMessage("Please give the year of birth.")
            .Must(y => y is null || (y <= ZonedCalendar.LatestDay(time.GetUtcNow()).Year && y >= time.GetUtcNow().Year - OldestAge)).WithErrorCode("out-of-range")
            .WithMessage("The year of birth cannot be right.");
        RuleFor(p => p.Sex).Must(s => FormCodes.TrySex(s, out _)).WithErrorCode(ChoiceRule.Code).WithMessage(ChoiceRule.Words(FormCodes.Sexes));
        RuleFor(p => p.FullName).MaximumLength(200).WithErrorCode("too-long");
        RuleFor(p => p.GuardianAuthority).MaximumLength(500).WithErrorCode("too-long");
    }
}
