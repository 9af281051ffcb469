using FluentValidation;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;

namespace LeadCrm.Application.Reports;

/// <summary>One number of the conversion report: a column, and the row or the totals.</summary>
/// <param name="Stage">The number's column.</param>
/// <param name="GroupBy">One of <see cref="ReportGroups"/>; makes no difference for the totals.</param>
/// <param name="Key">The row's key; empty for the row without one, null for the totals.</param>
public sealed record ReportCell(ReportStage Stage = ReportStage.Leads, string GroupBy = ReportGroups.Source, string? Key = null)
{
    /// <summary>All valid leads.</summary>
    public static ReportCell Total { get; } = new();
}

internal sealed class ReportCellValidator : AbstractValidator<ReportCell>
{
    public ReportCellValidator()
    {
        RuleFor(c => c.Stage).IsInEnum().WithErrorCode(ChoiceRule.Code).WithMessage(ChoiceRule.Words(Enum.GetValues<ReportStage>().Select(FormCodes.Code)));
        RuleFor(c => c.GroupBy).Must(ReportGroups.All.Contains).WithErrorCode(ChoiceRule.Code).WithMessage(ChoiceRule.Words(ReportGroups.All));
        RuleFor(c => c.Key).MaximumLength(200).WithErrorCode("too-long");
    }
}
