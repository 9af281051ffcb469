using System.Globalization;
using FluentValidation;
using LeadCrm.Application.Pipeline;

namespace LeadCrm.Application.Leads;

internal sealed class RequesterFormValidator : AbstractValidator<RequesterForm>
{
    public RequesterFormValidator()
    {
        RuleFor(r => r.FullName).NotEmpty().WithErrorCode("required").WithMessage("Please give your name.")
            .MaximumLength(200).WithErrorCode("too-long");
        RuleFor(r => r.Relation).OneOf(FormCodes.Relations);
        RuleFor(r => r.Email).MaximumLength(254).WithErrorCode("too-long").Must(e => MailAddressRule.IsValid(e!)).WithErrorCode("email-invalid")
            .WithMessage("This is not an e-mail address.").When(r => !string.IsNullOrWhiteSpace(r.Email));
        RuleFor(r => r.Phone).Must((r, phone) => PhoneNumberRule.TryNormalise(phone, r.Country, out _)).WithErrorCode("phone-invalid")
            .WithMessage("This is not a phone number; please give it with its country code, for example +44 20 7946 0958.")
            .When(r => !string.IsNullOrWhiteSpace(r.Phone));
        RuleFor(r => r).Must(r => !string.IsNullOrWhiteSpace(r.Email) || !string.IsNullOrWhiteSpace(r.Phone)).WithErrorCode("contact-missing")
            .WithMessage("Please give an e-mail address or a phone number, so that we can answer.").OverridePropertyName("Email");
        RuleFor(r => r.Country).Must(IsoCodes.IsCountry).WithErrorCode("unknown-country").WithMessage("The country is a two-letter code (ISO 3166-1).");
        RuleFor(r => r.Language).Must(IsLanguage).WithErrorCode("unknown-language").WithMessage("The language is a code such as 'en' (BCP 47).")
            .When(r => !string.IsNullOrEmpty(r.Language));
        RuleFor(r => r.TimeZone).Must(z => z!.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(z, out _)).WithErrorCode("unknown-time-zone")
            .WithMessage("The time zone is a name such as 'Europe/London' (IANA).").When(r => !string.IsNullOrEmpty(r.TimeZone));
        RuleFor(r => r.PreferredChannel).OneOf(FormCodes.Channels);
        RuleFor(r => r.PreferredHours).MaximumLength(200).WithErrorCode("too-long");
    }

    private static bool IsLanguage(string? language)
    {
        if (language is not { Length: >= 2 and <= 35 } || !language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            return false;
        try
        {
            return CultureInfo.GetCultureInfo(language).TwoLetterISOLanguageName.Length is 2 or 3;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
