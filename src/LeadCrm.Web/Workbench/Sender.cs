using System.Security.Claims;
using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Infrastructure.Identity;
using MediatR;
using Microsoft.AspNetCore.Components.Authorization;

namespace LeadCrm.Web.Workbench;

/// <summary>
/// How components reach the use cases. A circuit lives for hours, a unit of work must not: every request gets a scope of its
/// own, with the caller looked up anew, so that an ended session or a lost clinic membership counts at once.
/// </summary>
public sealed class Sender(IServiceScopeFactory scopes, AuthenticationStateProvider authentication)
{
    // Identity's name for the security stamp in a principal.
    private const string StampClaim = "AspNet.Identity.SecurityStamp";

    public async Task<T> SendAsync<T>(IRequest<T> request, CancellationToken ct = default)
    {
        using var trace = UseCaseTrace.Source.StartActivity(UseCaseTrace.Circuit);
        await using var scope = scopes.CreateAsyncScope();
        await CopyCallerAsync(scope.ServiceProvider, ct);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }

    /// <summary>Who the circuit belongs to, as the database knows them now.</summary>
    public async Task<Caller> CallerAsync(CancellationToken ct = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await CopyCallerAsync(scope.ServiceProvider, ct);
    }

    private async Task<Caller> CopyCallerAsync(IServiceProvider services, CancellationToken ct)
    {
        var principal = (await authentication.GetAuthenticationStateAsync()).User;
        var caller = UserClaims.CallerOf(principal) is { UserId: { } user }
            ? await services.GetRequiredService<UserAccounts>().CallerAsync(user, principal.FindFirstValue(StampClaim), ct)
            : Caller.Anonymous;
        services.GetRequiredService<ICallerContext>().Use(caller);
        return caller;
    }
}
