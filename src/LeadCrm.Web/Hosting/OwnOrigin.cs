using LeadCrm.Infrastructure;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace LeadCrm.Web.Hosting;

/// <summary>
/// Refuses what another site makes a browser do with somebody's cookie. Antiforgery tokens guard the forms; sockets and what has no form are
/// guarded here: a browser says from which origin an act or a socket comes, and ours is the only one. The form in foreign frames and the API use no cookie.
/// </summary>
internal sealed class OwnOrigin(RequestDelegate next, IOptions<LeadCrmSettings> settings)
{
    // Authorised by what they carry. The case page keeps its address from everybody, and so its origin too.
    private static readonly PathString[] s_withoutCookie = ["/quote", "/case"];

    private readonly string _public = new Uri(settings.Value.PublicUrl).GetLeftPart(UriPartial.Authority);

    public Task InvokeAsync(HttpContext context)
    {
        if (IsAct(context) && !Array.Exists(s_withoutCookie, p => context.Request.Path.StartsWithSegments(p)) && context.User.Identity?.IsAuthenticated == true && context.Request.Headers.Authorization.Count == 0 && !IsOurs(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static bool IsAct(HttpContext context) =>
        context.Features.Get<IHttpUpgradeFeature>()?.IsUpgradableRequest == true
        || context.Features.Get<IHttpExtendedConnectFeature>()?.IsExtendedConnect == true
        || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method));

    /// <summary>Only browsers send an origin, and all of them do with an act of another site.</summary>
    private bool IsOurs(HttpRequest request) => request.Headers.Origin.ToString() is var origin
        && (origin.Length == 0
            || string.Equals(origin, _public, StringComparison.OrdinalIgnoreCase)
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
}
