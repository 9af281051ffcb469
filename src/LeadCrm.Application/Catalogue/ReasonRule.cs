using FluentValidation;
using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Application.Catalogue;

internal static class ReasonRule
{
    /// <summary>A reason or note of bounded length; whether it is needed the domain says.</summary>
    public static IRuleBuilderOptions<T, string?> Reason<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(PairRevision.ReasonLength).WithErrorCode("too-long").WithMessage("At most 2,000 characters.");
}
