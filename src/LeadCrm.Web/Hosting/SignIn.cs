using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace LeadCrm.Web.Hosting;

/// <summary>A cookie for people in a browser, a bearer token for programs; one scheme that picks by the request.</summary>
internal static class SignIn
{
    private const string CookieOrBearer = "CookieOrBearer";
    private static readonly TimeSpan s_session = TimeSpan.FromHours(12);

    public static void AddLeadCrmSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(CookieOrBearer)
            .AddPolicyScheme(CookieOrBearer, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.Count > 0 ? BearerTokenDefaults.AuthenticationScheme : IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, ConfigureCookie)
            .AddBearerToken(BearerTokenDefaults.AuthenticationScheme);
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddCascadingAuthenticationState();
        services.AddAuthorizationBuilder().SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "leadcrm";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = s_session;
        options.SlidingExpiration = true;
        options.LoginPath = "/signin";
        options.AccessDeniedPath = "/signin";
        options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        options.Events.OnRedirectToLogin = Answer(StatusCodes.Status401Unauthorized, options.Events.OnRedirectToLogin);
        options.Events.OnRedirectToAccessDenied = Answer(StatusCodes.Status403Forbidden, options.Events.OnRedirectToAccessDenied);
    }

    /// <summary>Programs get a status, people get the sign-in page.</summary>
    private static Func<RedirectContext<CookieAuthenticationOptions>, Task> Answer(int status, Func<RedirectContext<CookieAuthenticationOptions>, Task> redirect) =>
        context =>
        {
            if (!context.Request.Path.StartsWithSegments("/api"))
                return redirect(context);
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };
}
