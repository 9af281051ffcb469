using FluentValidation;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Clinics;

/// <summary>Rules that several forms of a clinic share.</summary>
internal static class ClinicRules
{
    public static IRuleBuilderOptions<T, string?> Text<T>(this IRuleBuilder<T, string?> rule, string missing, int most) =>
        rule.Must(OneLine.HasText).WithErrorCode("required").WithMessage(missing)
            .MaximumLength(most).WithErrorCode("too-long").WithMessage($"At most {most} characters, please.");

    public static IRuleBuilderOptions<T, string?> Address<T>(this IRuleBuilder<T, string?> rule) =>
        rule.NotEmpty().WithErrorCode("required").WithMessage("Please give an e-mail address.")
            .Must(a => string.IsNullOrEmpty(a) || MailAddressRule.IsValid(a)).WithErrorCode("invalid").WithMessage("This is not an e-mail address.");
}
