using System.Globalization;
using System.Text;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Reports;
using MediatR;

namespace LeadCrm.Web.Api;

internal static class ReportsApi
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("Reports").RequireAuthorization().ProducesProblem(400);
        reports.MapGet("/conversion", ConversionAsync).WithSummary("Conversion by source, article, month, clinic, condition and more; cohorts of creation.");
        reports.MapGet("/conversion/leads", LeadsAsync).WithSummary("The leads behind one number of the report.");
        reports.MapGet("/conversion.csv", CsvAsync).WithSummary("The same report as CSV.");
    }

    private static Task<ConversionTable> ConversionAsync(string? groupBy, string? from, string? to, IMediator mediator, CancellationToken ct) =>
        mediator.Send(Report(groupBy, from, to), ct);

    /// <summary>The parameters are named for OpenAPI; the one reader of queries takes them from the address, and others by which lists filter.</summary>
    private static Task<ReportLeadPage> LeadsAsync(
        string? groupBy, string? key, string? stage, string? from, string? to, string? cursor, int? limit, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        mediator.Send(new ReportLeads { Query = LeadQueryUrl.ReadOfReport(AddressQuery.Of(request)), Cursor = cursor, Limit = limit }, ct);

    private static async Task<IResult> CsvAsync(string? groupBy, string? from, string? to, IMediator mediator, CancellationToken ct)
    {
        var report = await mediator.Send(Report(groupBy, from, to), ct);
        await using var text = new StringWriter(CultureInfo.InvariantCulture);
        ConversionReportCsv.Write(report, text);
        return TypedResults.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"conversion-by-{report.GroupBy}.csv");
    }

    private static ConversionReport Report(string? groupBy, string? from, string? to) => new(GroupOf(groupBy), Day(from, "from"), Day(to, "to"));

    /// <summary>The group as reports know it; what is none of them is refused where all callers are.</summary>
    private static string GroupOf(string? text) => string.IsNullOrEmpty(text) ? ReportGroups.Source : ChoiceRule.Find(ReportGroups.All, text) ?? text;

    private static DateOnly? Day(string? text, string field)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new InvalidRequestException(field, "date-malformed", "A date is written as 2026-11-23.");
    }
}
