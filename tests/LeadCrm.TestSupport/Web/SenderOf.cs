using LeadCrm.Application.Pipeline;
using LeadCrm.Infrastructure.Identity;
using LeadCrm.TestSupport.Walks;
using LeadCrm.Web.Workbench;
using MediatR;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.TestSupport.Web;

/// <summary>Sends what a component of somebody's circuit would send, without its page: through the product's own sender, with the account's own principal.</summary>
public static class SenderOf
{
    /// <param name="account">A demo account, for example <c>manager</c>; null for nobody.</param>
    public static async Task<T> SendAsync<T>(this TestApp app, string? account, IRequest<T> request)
    {
        await using var scope = app.Services.CreateAsyncScope();
        using var trace = UseCaseTrace.Source.StartActivity(WalkRecorder.WithoutPage);
        var authentication = scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        ((IHostEnvironmentAuthenticationStateProvider)authentication).SetAuthenticationState(Task.FromResult(new AuthenticationState(await PrincipalAsync(scope.ServiceProvider, account))));
        return await scope.ServiceProvider.GetRequiredService<Sender>().SendAsync(request);
    }

    private static async Task<System.Security.Claims.ClaimsPrincipal> PrincipalAsync(IServiceProvider services, string? account)
    {
        if (account is null)
            return new System.Security.Claims.ClaimsPrincipal();
        var user = await services.GetRequiredService<UserManager<User>>().FindByEmailAsync($"{account}@demo.leadcrm.test")
            ?? throw new InvalidOperationException($"There is no account {account}.");
        var principal = await services.GetRequiredService<IUserClaimsPrincipalFactory<User>>().CreateAsync(user);
        var (session, _) = await services.GetRequiredService<Sessions>().BeginAsync(user, SessionKind.Browser, CancellationToken.None);
        principal.Identities.First().AddClaim(session);
        return principal;
    }
}
