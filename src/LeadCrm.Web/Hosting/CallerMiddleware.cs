using LeadCrm.Application.Access;
using LeadCrm.Infrastructure.Identity;

namespace LeadCrm.Web.Hosting;

/// <summary>Tells the request's scope who is calling.</summary>
internal sealed class CallerMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, ICallerContext callers)
    {
        callers.Use(UserClaims.CallerOf(context.User));
        return next(context);
    }
}
