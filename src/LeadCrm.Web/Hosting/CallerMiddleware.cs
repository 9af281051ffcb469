using System.Security.Claims;
using LeadCrm.Application.Access;
using LeadCrm.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;

namespace LeadCrm.Web.Hosting;

/// <summary>
/// Tells the request's scope who is calling. The session is looked up anew each time; when it is over, the request goes on as nobody's,
/// for everything behind this: handlers, policies, the job dashboard, circuits.
/// </summary>
internal sealed class CallerMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, ICallerContext callers, Sessions sessions)
    {
        var isSignedIn = context.User.Identity?.IsAuthenticated == true;
        var caller = isSignedIn && !NeedsNobody(context) ? await sessions.CallerAsync(context.User, context.RequestAborted) : Caller.Anonymous;
        callers.Use(caller with { Address = context.Connection.RemoteIpAddress });
        if (isSignedIn && caller.UserId is null)
            await ForgetAsync(context);

        await next(context);
    }

    /// <summary>Files are the same for everybody, and a page that says what failed must not fail for the same reason.</summary>
    private static bool NeedsNobody(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || context.Features.Get<IExceptionHandlerFeature>() is not null
        || context.Request.Path.StartsWithSegments(HealthEndpoints.Path);

    private static async Task ForgetAsync(HttpContext context)
    {
        if (!NeedsNobody(context) && context.User.Identity?.AuthenticationType == IdentityConstants.ApplicationScheme)
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
    }
}
