using LeadCrm.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace LeadCrm.Web.Hosting;

/// <summary>
/// A cookie for people in a browser, a bearer token for programs; one scheme that picks by the request. The API takes tokens only: a
/// browser sends a cookie along from other sites too, and the API asks for no antiforgery token.
/// </summary>
internal static class SignIn
{
    private const string CookieOrBearer = "CookieOrBearer";

    public static void AddLeadCrmSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(CookieOrBearer)
            .AddPolicyScheme(CookieOrBearer, null, options => options.ForwardDefaultSelector = context =>
                IsOfPrograms(context) ? BearerTokenDefaults.AuthenticationScheme : IdentityConstants.ApplicationScheme)
            .AddBearerToken(BearerTokenDefaults.AuthenticationScheme)
            // All of Identity's, because its own code signs out of each of them.
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(ConfigureCookie));
        services.AddCascadingAuthenticationState();
        services.AddAuthorizationBuilder().SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static bool IsOfPrograms(HttpContext context) => context.Request.Headers.Authorization.Count > 0 || context.Request.Path.StartsWithSegments("/api");

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "leadcrm";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = Sessions.BrowserLifetime;
        options.SlidingExpiration = false;
        options.LoginPath = "/signin";
        options.AccessDeniedPath = "/signin";
        // Whether the session still stands is looked up for every request (CallerMiddleware), not once in a while.
        options.Events.OnValidatePrincipal = _ => Task.CompletedTask;
    }
}
