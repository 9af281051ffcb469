using FluentValidation;
using LeadCrm.Application.Pipeline;

namespace LeadCrm.Application.Reports;

/// <summary>Which leads a report is about, and by what it groups them.</summary>
public interface IReportScope
{
    /// <summary>One of <see cref="ReportGroups"/>.</summary>
    string GroupBy { get; }

    /// <summary>First day of creation that counts, in the organisation's zone; null for no limit.</summary>
    DateOnly? From { get; }

    /// <summary>Last day of creation that counts, that day included, in the organisation's zone; null for no limit.</summary>
    DateOnly? To { get; }
}

/// <summary>What a report can be grouped by.</summary>
public static class ReportGroups
{
    /// <summary>Grouped by clinic: the only group in which a lead can stand in several rows.</summary>
    public const string Clinic = "clinic";

    /// <summary>Grouped by month of creation in the organisation's zone, written <c>yyyy-MM</c>.</summary>
    public const string Month = "month";

    /// <summary>Every group.</summary>
    public static readonly IReadOnlyList<string> All =
        ["source", "article", "category", "condition", "treatment", "country", "language", "campaign", "coordinator", Clinic, Month];
}

/// <summary>The columns of the report that count leads. Stages are <em>ever reached</em>: a later stage implies the earlier ones.</summary>
public enum ReportStage
{
    /// <summary>Valid leads: neither spam nor duplicate, with a working contact; imported history counts as valid.</summary>
    Leads = 0,

    /// <summary>Ever qualified.</summary>
    Qualified = 1,

    /// <summary>Ever offered to a clinic.</summary>
    Routed = 2,

    /// <summary>Ever accepted by a clinic.</summary>
    Accepted = 3,

    /// <summary>Ever quoted.</summary>
    Quoted = 4,

    /// <summary>Ever booked, cancellations included.</summary>
    Booked = 5,

    /// <summary>Stands at lost now; a lead that was reopened does not.</summary>
    Lost = 6,
}

internal sealed class ReportScopeValidator : AbstractValidator<IReportScope>
{
    public ReportScopeValidator()
    {
        RuleFor(r => r.GroupBy).Must(ReportGroups.All.Contains).WithErrorCode(ChoiceRule.Code).WithMessage(ChoiceRule.Words(ReportGroups.All));
        RuleFor(r => r.From).Must((r, from) => !(from > r.To)).WithErrorCode("range-backwards").WithMessage("The first day lies after the last.");
        RuleFor(r => r.From).Must(IsReasonable).WithErrorCode("out-of-range").WithMessage("The day lies outside the years 1970 to 9000.");
        RuleFor(r => r.To).Must(IsReasonable).WithErrorCode("out-of-range").WithMessage("The day lies outside the years 1970 to 9000.");
    }

    private static bool IsReasonable(DateOnly? day) => day is null or { Year: >= 1970 and <= 9000 };
}
