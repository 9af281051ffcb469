using LeadCrm.Infrastructure;
using LeadCrm.Infrastructure.Identity;
using LeadCrm.Web.Api;
using LeadCrm.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace LeadCrm.Web.Patient;

/// <summary>Signs staff and clinics in. A wrong password, an unknown address, a closed account and too many attempts all look the same.</summary>
[EnableRateLimiting(ApiRegistration.SignInLimit)]
[RequestSizeLimit(AuthApi.LargestBody)]
internal sealed class SignInModel(SignInDoor door, Sessions sessions, SignInManager<User> signIn, IOptions<LeadCrmSettings> settings) : PatientPage
{
    public string Email { get; private set; } = "";

    public string? ReturnUrl { get; private set; }

    public bool Refused { get; private set; }

    public IReadOnlyList<DemoAccounts.Account> DemoAccounts => settings.Value.Demo ? Hosting.DemoAccounts.All : [];

    public void OnGet(string? returnUrl) => ReturnUrl = Local(returnUrl);

    public async Task<IActionResult> OnPostAsync(string? email, string? password, string? returnUrl, CancellationToken ct)
    {
        (Email, ReturnUrl) = ((email ?? "").Trim(), Local(returnUrl));
        // The page asks for no second factor: an account that has one does not come in here.
        if (await door.RecogniseAsync(Email, password, code: null, HttpContext.Connection.RemoteIpAddress, ct) is { } user)
        {
            var (session, expires) = await sessions.BeginAsync(user, SessionKind.Browser, ct);
            await signIn.SignInWithClaimsAsync(user, new AuthenticationProperties { ExpiresUtc = expires }, [session]);
            return LocalRedirect(ReturnUrl ?? Home.Of(user.Roles));
        }

        Refused = true;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private string? Local(string? url) => Url.IsLocalUrl(url) ? url : null;
}
