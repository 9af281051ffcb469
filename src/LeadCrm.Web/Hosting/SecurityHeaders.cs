using LeadCrm.Infrastructure;
using LeadCrm.Web.Commands;

namespace LeadCrm.Web.Hosting;

/// <summary>
/// Headers by face. Patient pages allow nothing inline. The workbench's scripts come from this host only; its component library
/// sets style attributes. Only the quote form may stand in a foreign frame.
/// </summary>
internal static class SecurityHeaders
{
    private const string Patient = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; ";
    private const string Workbench = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // The API browser and the job dashboard bring their own pages with inline script and style; neither shows people.
    private const string Documentation = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'";

    private const string Year = "max-age=31536000";

    private static readonly string[] s_patientPaths = ["/case", "/demo-article", "/signin", "/signout", "/embed.js", "/error"];

    public static void UseSecurityHeaders(this WebApplication app, LeadCrmSettings settings)
    {
        var frames = $"frame-ancestors {string.Join(' ', FrameOrigins(settings))}";
        app.Use((context, next) =>
        {
            // An error page is shown in place of another one: the address that was asked for decides. Of all that is registered, the first runs last.
            var path = context.Request.Path;
            context.Response.OnStarting(() =>
            {
                Set(context.Response.Headers, path, frames);
                // Answers are nobody's to keep, unless they say otherwise: on a shared machine the next person would page back through them.
                if (context.Response.Headers.CacheControl.Count == 0)
                    context.Response.Headers.CacheControl = "no-store";
                if (settings.IsSecure)
                    context.Response.Headers.StrictTransportSecurity = Year;
                return Task.CompletedTask;
            });
            return next();
        });
    }

    /// <summary>The demo's sample article stands on this host and shows the form in a frame.</summary>
    private static IEnumerable<string> FrameOrigins(LeadCrmSettings settings) => settings switch
    {
        { FrameOrigins.Length: > 0 } => settings.FrameOrigins.Select(Checked),
        { Demo: true } => ["'self'"],
        _ => ["'none'"],
    };

    private static string Checked(string origin) =>
        origin is "*" or "'self'" || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri!.GetLeftPart(UriPartial.Authority) == origin)
            ? origin
            : throw new CommandRefusedException($"LeadCrm__FrameOrigins has '{origin}', which is no origin such as https://example.org.");

    private static void Set(IHeaderDictionary headers, PathString path, string frames)
    {
        var isForm = path.StartsWithSegments("/quote");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = path.StartsWithSegments("/case") ? "no-referrer" : "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers.Remove("X-Frame-Options");
        if (!isForm)
            headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = path switch
        {
            _ when isForm => Patient + frames,
            _ when path.StartsWithSegments("/docs") || path.StartsWithSegments(JobDashboard.Path) => Documentation,
            _ when path == "/" || Array.Exists(s_patientPaths, p => path.StartsWithSegments(p)) => Patient + "frame-ancestors 'none'",
            _ => Workbench,
        };
    }
}
