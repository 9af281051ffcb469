using LeadCrm.Application.Access;
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
    public async Task<T> SendAsync<T>(IRequest<T> request, CancellationToken ct = default)
    {
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
        var caller = await services.GetRequiredService<Sessions>().CallerAsync(principal, ct);
        services.GetRequiredService<ICallerContext>().Use(caller);
        return caller;
    }
}
