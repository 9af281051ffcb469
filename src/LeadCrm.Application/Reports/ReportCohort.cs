using System.Linq.Expressions;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Reports;

/// <summary>
/// Which leads the columns of the conversion report count. Lists filter by these, and the report's statement is made from them, so a number and
/// the leads behind it cannot differ.
/// </summary>
public static class ReportCohort
{
    /// <summary>Neither duplicate nor spam, nor disqualified because the contact did not work. Imported history has no contact and is valid.</summary>
    public static Expression<Func<Lead, bool>> Valid { get; } = l =>
        l.Stage != LeadStage.Duplicate && l.Stage != LeadStage.Spam
        && (l.ExternalId != null
            || ((l.Requester.Email != null || l.Requester.Phone != null) && !(l.Stage == LeadStage.Disqualified && l.StageReason == "contact-invalid")));

    /// <summary>
    /// What a column asks of a valid lead. A later stage implies the earlier ones: an imported booking has passed them, although nobody stamped that.
    /// </summary>
    /// <param name="stage">The column; any but <see cref="ReportStage.Leads"/>, which asks nothing more.</param>
    public static Expression<Func<Lead, bool>> Reached(ReportStage stage) => stage switch
    {
        ReportStage.Qualified => l => (l.QualifiedAt ?? l.RoutedAt ?? l.AcceptedAt ?? l.QuotedAt ?? l.BookedAt) != null,
        ReportStage.Routed => l => (l.RoutedAt ?? l.AcceptedAt ?? l.QuotedAt ?? l.BookedAt) != null,
        ReportStage.Accepted => l => (l.AcceptedAt ?? l.QuotedAt ?? l.BookedAt) != null,
        ReportStage.Quoted => l => (l.QuotedAt ?? l.BookedAt) != null,
        ReportStage.Booked => l => l.BookedAt != null,
        ReportStage.Lost => l => l.Stage == LeadStage.Lost,
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };
}
