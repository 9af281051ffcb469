using LeadCrm.Web.Patient.Quote;

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
    }

    /// <summary>Whether a person, not a program, reads the answer.</summary>
    public static bool IsForPeople(HttpContext context) => !Array.Exists(s_programs, p => context.Request.Path.StartsWithSegments(p));

    /// <summary>Failures in words.</summary>
    public static void UseErrorPages(this WebApplication app) => app.UseWhen(IsForPeople, people =>
    {
        people.UseExceptionHandler("/error/500");
        people.UseStatusCodePagesWithReExecute("/error/{0}");
    });
}
