using System.Security.Claims;
using LeadCrm.Infrastructure.Identity;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace LeadCrm.Web.Workbench.Circuits;

/// <summary>One circuit, from its opening to its end: whose it is, and how it becomes nobody's.</summary>
internal sealed class SignedInCircuit(OpenCircuits circuits, AuthenticationStateProvider authentication) : CircuitHandler
{
    private static readonly Task<AuthenticationState> s_nobody = Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity())));

    public Guid? UserId { get; private set; }

    public bool IsConnected { get; private set; }

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var principal = (await authentication.GetAuthenticationStateAsync()).User;
        if (Sessions.Of(principal) is not { } session)
            return;
        UserId = Sessions.UserOf(principal);
        circuits.Add(this, session);
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => ConnectedAsync(true);

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => ConnectedAsync(false);

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        circuits.Remove(this);
        return Task.CompletedTask;
    }

    /// <summary>The page in front of it goes away and the sign-in comes, as for anybody who is not signed in.</summary>
    public void End() => ((IHostEnvironmentAuthenticationStateProvider)authentication).SetAuthenticationState(s_nobody);

    private Task ConnectedAsync(bool isConnected)
    {
        IsConnected = isConnected;
        return Task.CompletedTask;
    }
}
