using LeadCrm.Application.Access;
using LeadCrm.Web.Api;
using LeadCrm.Web.Hosting;
using LeadCrm.Web.Workbench.Circuits;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace LeadCrm.Web.Patient;

/// <summary>What went wrong, in words. It is shown in place of the page that failed, whose address stays.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(Location = ResponseCacheLocation.None, NoStore = true)]
internal sealed class ErrorModel(ICallerContext callers) : PatientPage
{
    /// <summary>Whether somebody signed in works here: they get the frame of their pages, and English.</summary>
    public bool IsForStaff => callers.Current.UserId is not null && !_isCase;

    /// <summary>The key of the texts.</summary>
    public string Kind { get; private set; } = "500";

    private bool _isCase;

    public void OnGet(int? status) => Explain(status);

    public void OnPost(int? status) => Explain(status);

    private void Explain(int? status)
    {
        var failure = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        var replaced = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        // Nobody came here because something failed: there is no such page.
        var code = failure is not null ? Problems.Of(failure.Error)?.StatusCode ?? 500 : replaced is not null ? status ?? 500 : 404;
        Response.StatusCode = code;
        if (code == StatusCodes.Status503ServiceUnavailable)
            Response.Headers.RetryAfter = DatabaseAway.RetryAfterSeconds;
        _isCase = (replaced?.OriginalPath ?? failure?.Path)?.StartsWith("/case", StringComparison.OrdinalIgnoreCase) == true;
        Kind = code switch
        {
            404 when _isCase => "404.case",
            429 when HttpContext.Items.ContainsKey(CircuitGate.TooManyTabs) => "429.tabs",
            400 or 403 or 404 or 413 or 429 or 503 => code.ToString(System.Globalization.CultureInfo.InvariantCulture),
            < 500 => "400",
            _ => "500",
        };
    }
}
