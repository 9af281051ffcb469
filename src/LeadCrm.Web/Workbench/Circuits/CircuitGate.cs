using LeadCrm.Application.Access;
using LeadCrm.Infrastructure;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Extensions.Options;

namespace LeadCrm.Web.Workbench.Circuits;

/// <summary>
/// Who may open a circuit, which costs memory for as long as it lives: people who are signed in, from our own pages, and each of them only
/// so many at a time.
/// </summary>
internal sealed class CircuitGate(RequestDelegate next, OpenCircuits circuits, IOptions<LeadCrmSettings> settings)
{
    /// <summary>Stands in the request's items when somebody has too many pages open.</summary>
    public const string TooManyTabs = "too-many-tabs";

    private static readonly PathString s_hub = "/_blazor";
    private static readonly PathString s_farewell = "/_blazor/disconnect";

    public Task InvokeAsync(HttpContext context, ICallerContext callers)
    {
        var isHub = context.Request.Path.StartsWithSegments(s_hub);
        if (!isHub && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
            return next(context);
        if (callers.Current.UserId is not { } user)
            return isHub ? RefuseAsync(context, StatusCodes.Status401Unauthorized) : next(context);
        // A browser that says good-bye makes room.
        if (context.Request.Path.StartsWithSegments(s_farewell) || circuits.ConnectedOf(user) < settings.Value.Circuits.PerUser)
            return next(context);
        context.Items[TooManyTabs] = true;
        context.Response.Headers.RetryAfter = "10";
        return RefuseAsync(context, StatusCodes.Status429TooManyRequests);
    }

    private static Task RefuseAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
