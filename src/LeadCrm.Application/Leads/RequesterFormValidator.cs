using FluentValidation;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Values;
using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Leads;

internal sealed class RequesterFormValidator : AbstractValidator<RequesterForm>
{
    public RequesterFormValidator()
    {
        RuleFor(r => r.FullName).Must(OneLine.HasText).WithErrorCode("required").WithMessage("Please give your name.")
            .MaximumLength(200).WithErrorCode("too-long");
        RuleFor(r => r.Relation).OneOf(FormCodes.Relations);
        RuleFor(r => r.Email).MaximumLength(254).WithErrorCode("too-long").Must(MailAddressRule.IsValid).WithErrorCode("email-invalid")
            .WithMessage("This is not an e-mail address.").When(r => OneLine.HasText(r.Email));
        RuleFor(r => r.Phone).Must((r, phone) => PhoneNumberRule.TryNormalise(phone, r.Country, out _)).WithErrorCode("phone-invalid")
            .WithMessage((r, phone) => PhoneNumberRule.ProblemOf(phone, r.Country))
            .When(r => OneLine.HasText(r.Phone));
        RuleFor(r => r).Must(r => OneLine.HasText(r.Email) || OneLine.HasText(r.Phone)).WithErrorCode("contact-missing")
            .WithMessage("Please give an e-mail address or a phone number, so that we can answer.").OverridePropertyName("Email");
        RuleFor(r => r.Country).Must(IsoCodes.IsCountry).WithErrorCode("unknown-country").WithMessage(r => Countries.Refusal(r.Country));
        RuleFor(r => r.Language).Must(Languages.IsKnown).WithErrorCode("unknown-language").WithMessage("The language is a code such as 'en' (BCP 47).")
            .When(r => !string.IsNullOrEmpty(r.Language));
        RuleFor(r => r.TimeZone).Must(TimeZones.IsKnown).WithErrorCode("unknown-time-zone")
            .WithMessage("The time zone is a name such as 'Europe/London' (IANA).").When(r => !string.IsNullOrEmpty(r.TimeZone));
        RuleFor(r => r.PreferredChannel).OneOf(FormCodes.Channels);
        RuleFor(r => r.PreferredHours).MaximumLength(200).WithErrorCode("too-long");
    }
}
