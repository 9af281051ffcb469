using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Values;
using MediatR;

namespace LeadCrm.Application.Reports;

/// <summary>
/// The funnel by cohort of creation. Every number equals a count of the leads that <see cref="Behind"/> asks for.
/// </summary>
/// <param name="GroupBy">One of <see cref="ReportGroups"/>.</param>
/// <param name="From">First day of creation, in the organisation's zone.</param>
/// <param name="To">Last day of creation, in the organisation's zone.</param>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record ConversionReport(string GroupBy, DateOnly? From = null, DateOnly? To = null) : IRequest<ConversionTable>, ICreationPeriod
{
    /// <summary>Only leads of these are counted.</summary>
    public LeadQuery Among { get; init; } = LeadQuery.All;

    /// <summary>The leads behind a number.</summary>
    /// <param name="stage">The number's column.</param>
    /// <param name="key">The row's key; empty for the row without one, null for the totals.</param>
    public LeadQuery Behind(ReportStage stage, string? key) => Among with { From = From, To = To, Cell = new(stage, GroupBy, key) };
}

/// <summary>The answer.</summary>
/// <param name="GroupBy">What it is grouped by.</param>
/// <param name="Rows">Months in order of time, everything else with most leads first.</param>
/// <param name="Totals">Counts of distinct leads; with clinics, which share leads, less than the sum of the rows.</param>
public sealed record ConversionTable(string GroupBy, IReadOnlyList<ConversionRow> Rows, ConversionTotals Totals)
{
    /// <summary>The zone in which its days and months begin: the organisation's (IANA).</summary>
    public string TimeZone { get; init; } = "UTC";
}

/// <summary>One row. With clinics, stages mean: reached with this clinic.</summary>
/// <param name="Key">What the row is about, as <see cref="ReportLeads"/> takes it; empty for leads without it.</param>
/// <param name="Label">The key for people.</param>
/// <param name="Leads">Valid leads.</param>
/// <param name="Qualified">Ever qualified.</param>
/// <param name="Routed">Ever offered to a clinic.</param>
/// <param name="Accepted">Ever accepted by a clinic.</param>
/// <param name="Quoted">Ever quoted.</param>
/// <param name="Booked">Ever booked.</param>
/// <param name="Lost">Lost now.</param>
public sealed record ConversionRow(string Key, string Label, long Leads, long Qualified, long Routed, long Accepted, long Quoted, long Booked, long Lost)
{
    /// <summary>Booked ÷ leads, from 0 to 1, with at most six decimals; 0 without leads.</summary>
    public decimal Conversion => Rate.Of(Booked, Leads);
}

/// <summary>The totals; members as in <see cref="ConversionRow"/>.</summary>
/// <param name="Leads">Valid leads.</param>
/// <param name="Qualified">Ever qualified.</param>
/// <param name="Routed">Ever offered to a clinic.</param>
/// <param name="Accepted">Ever accepted by a clinic.</param>
/// <param name="Quoted">Ever quoted.</param>
/// <param name="Booked">Ever booked.</param>
/// <param name="Lost">Lost now.</param>
public sealed record ConversionTotals(long Leads, long Qualified, long Routed, long Accepted, long Quoted, long Booked, long Lost)
{
    /// <summary>Booked ÷ leads, from 0 to 1, with at most six decimals; 0 without leads.</summary>
    public decimal Conversion => Rate.Of(Booked, Leads);
}

internal static class Rate
{
    public static decimal Of(long part, long whole) => whole == 0 ? 0 : Math.Round((decimal)part / whole, 6);
}

internal sealed class ConversionReportValidator : AbstractValidator<ConversionReport>
{
    public ConversionReportValidator()
    {
        RuleFor(r => r.GroupBy).Must(ReportGroups.All.Contains).WithErrorCode(ChoiceRule.Code).WithMessage(ChoiceRule.Words(ReportGroups.All));
        Include(new CreationPeriodValidator());
        RuleFor(r => r.Among).SetValidator(new LeadQueryValidator());
    }
}

internal sealed class ConversionReportHandler(LeadFilter filter, IConversionCounts counts, ICatalogue catalogue, OrganisationCalendar organisation) : IRequestHandler<ConversionReport, ConversionTable>
{
    public async Task<ConversionTable> Handle(ConversionReport request, CancellationToken ct)
    {
        var (rows, totals) = await counts.CountAsync(request.GroupBy, filter.Of(request.Behind(ReportStage.Leads, key: null)), ct);
        var labels = new ReportLabels(await catalogue.GetAsync(ct));
        var labelled = ReportLabels.ToldApart(rows.Select(r => r with { Label = labels.Of(request.GroupBy, r.Key, r.Label) }).ToList());
        var ordered = request.GroupBy == ReportGroups.Month
            ? labelled.OrderBy(r => r.Key, StringComparer.Ordinal)
            : labelled.OrderByDescending(r => r.Leads).ThenBy(r => r.Key, StringComparer.Ordinal);
        return new ConversionTable(request.GroupBy, ordered.ToList(), totals) { TimeZone = organisation.Calendar.TimeZone };
    }
}
