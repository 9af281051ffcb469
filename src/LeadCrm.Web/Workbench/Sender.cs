using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Infrastructure.Identity;
using LeadCrm.Web.Workbench.Circuits;
using MediatR;
using Microsoft.AspNetCore.Components.Authorization;

namespace LeadCrm.Web.Workbench;

/// <summary>
/// How components reach the use cases. A circuit lives for hours, a unit of work must not: every request gets a scope of its
/// own, with the caller looked up anew, so that an ended session or a lost clinic membership counts at once.
/// </summary>
public sealed partial class Sender(IServiceScopeFactory scopes, AuthenticationStateProvider authentication, CircuitOrigin origin, ILogger<Sender> log)
{
    /// <exception cref="NotDoneException">Something that is no refusal of ours went wrong.</exception>
    public async Task<T> SendAsync<T>(IRequest<T> request, CancellationToken ct = default)
    {
        using var trace = UseCaseTrace.Source.StartActivity(UseCaseTrace.Circuit);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await CopyCallerAsync(scope.ServiceProvider, ct);
            return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
        }
        catch (Exception e) when (!IsRefusal(e))
        {
            LogFailure(e, request.GetType().Name);
            throw new NotDoneException(e);
        }
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
        var caller = (await services.GetRequiredService<Sessions>().CallerAsync(principal, ct)) with { Address = origin.Address };
        services.GetRequiredService<ICallerContext>().Use(caller);
        return caller;
    }

    /// <summary>What is told to people in its own words, or is no failure at all.</summary>
    private static bool IsRefusal(Exception e) =>
        e is BrokenRuleException or InvalidRequestException or NotAllowedException or NotSignedInException or NotFoundException or OperationCanceledException;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Request} failed for a screen.")]
    private partial void LogFailure(Exception cause, string request);
}
