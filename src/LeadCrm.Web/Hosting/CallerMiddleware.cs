using System.Security.Claims;
using LeadCrm.Application.Access;
using LeadCrm.Infrastructure.Identity;

namespace LeadCrm.Web.Hosting;

/// <summary>Tells the request's scope who is calling.</summary>
internal sealed class CallerMiddleware(RequestDelegate next)
{
    // Identity's name for the security stamp in a principal.
    private const string StampClaim = "AspNet.Identity.SecurityStamp";

    /// <summary>The account is looked up anew, so that one that was closed, or whose sessions were ended, is nobody from the next request on.</summary>
    public async Task InvokeAsync(HttpContext context, ICallerContext callers, UserAccounts accounts)
    {
        callers.Use(UserClaims.CallerOf(context.User) is { UserId: { } user }
            ? await accounts.CallerAsync(user, context.User.FindFirstValue(StampClaim), context.RequestAborted)
            : Caller.Anonymous);
        await next(context);
    }
}
