using System.Globalization;
using System.Text;
using LeadCrm.Application.Reports;
using MediatR;

namespace LeadCrm.Web.Workbench.Reports;

/// <summary>The report as a file, for whoever is signed in as a manager.</summary>
internal static class ReportDownload
{
    public static void MapReportDownload(this IEndpointRouteBuilder app) =>
        app.MapGet("/reports/conversion.csv", WriteAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> WriteAsync(string? groupBy, DateOnly? from, DateOnly? to, IMediator mediator, CancellationToken ct)
    {
        var report = await mediator.Send(new ConversionReport(groupBy ?? "source", from, to), ct);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        ConversionReportCsv.Write(report, text);
        // Spreadsheets take a file for UTF-8 only when it begins with a byte order mark.
        return TypedResults.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", $"conversion-by-{report.GroupBy}.csv");
    }
}
