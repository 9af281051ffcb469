using FluentValidation;

namespace LeadCrm.Application.Reports;

/// <summary>A period of creation.</summary>
public interface ICreationPeriod
{
    /// <summary>First day of creation that counts, in the organisation's zone; null for no limit.</summary>
    DateOnly? From { get; }

    /// <summary>Last day of creation that counts, that day included, in the organisation's zone; null for no limit.</summary>
    DateOnly? To { get; }
}

internal sealed class CreationPeriodValidator : AbstractValidator<ICreationPeriod>
{
    public CreationPeriodValidator()
    {
        RuleFor(r => r.From).Must((r, from) => !(from > r.To)).WithErrorCode("range-backwards").WithMessage("The first day lies after the last.");
        RuleFor(r => r.From).Must(IsReasonable).WithErrorCode("out-of-range").WithMessage("The day lies outside the years 1970 to 9000.");
        RuleFor(r => r.To).Must(IsReasonable).WithErrorCode("out-of-range").WithMessage("The day lies outside the years 1970 to 9000.");
    }

    private static bool IsReasonable(DateOnly? day) => day is null or { Year: >= 1970 and <= 9000 };
}
