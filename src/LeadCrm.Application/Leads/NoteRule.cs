using FluentValidation;

namespace LeadCrm.Application.Leads;

internal static class NoteRule
{
    private const int MaxLength = 4000;

    /// <summary>An optional note of bounded length.</summary>
    public static IRuleBuilderOptions<T, string?> Note<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(MaxLength).WithErrorCode("too-long").WithMessage("This text can have at most 4,000 characters.");
}
