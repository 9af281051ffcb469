using System.Text.Encodings.Web;
using System.Text.Unicode;
using LeadCrm.Web.Api;
using LeadCrm.Web.Patient.Quote;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.WebEncoders;

namespace LeadCrm.Web.Patient;

/// <summary>The patients' pages, sign-in, and the pages people see when something failed.</summary>
internal static class PatientRegistration
{
    // What programs talk to answers failures with problem details; everything else is looked at by a person.
    private static readonly PathString[] s_programs = ["/api", "/openapi", "/health", "/_blazor", "/_framework", "/embed.json"];

    public static void AddPatientPages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddRazorPages(pages => pages.RootDirectory = "/Patient");
        services.AddSingleton<FormToken>();
        // Letters of every language as they are: an entity for each Arabic letter would multiply a page's size.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }

    /// <summary>Whether a person, not a program, reads the answer.</summary>
    public static bool IsForPeople(HttpContext context) => !Array.Exists(s_programs, p => context.Request.Path.StartsWithSegments(p));

    /// <summary>An error page is shown whatever verb and body failed.</summary>
    private static Task ShowErrorsByGet(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
            context.Request.ContentType = null;
        }

        return next(context);
    }

    /// <summary>Failures in words.</summary>
    public static void UseErrorPages(this WebApplication app) => app.UseWhen(IsForPeople, people =>
    {
        people.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            // A refusal is told to who was refused; only what nobody foresaw is worth a stack in the log.
            SuppressDiagnosticsCallback = failure => Problems.Of(failure.Exception) is not null,
        });
        people.UseStatusCodePagesWithReExecute("/error/{0}");
        people.Use(ShowErrorsByGet);
    });
}
