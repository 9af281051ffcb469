using LeadCrm.Infrastructure;
using LeadCrm.Infrastructure.Identity;
using LeadCrm.Web.Api;
using LeadCrm.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace LeadCrm.Web.Patient;

/// <summary>Signs staff and clinics in. A wrong password, an unknown address, a locked and a closed account all look the same.</summary>
[EnableRateLimiting(ApiRegistration.SignInLimit)]
internal sealed class SignInModel(UserManager<User> users, SignInManager<User> signIn, IOptions<LeadCrmSettings> settings) : PatientPage
{
    public string Email { get; private set; } = "";

    public string? ReturnUrl { get; private set; }

    public bool Refused { get; private set; }

    public IReadOnlyList<DemoAccounts.Account> DemoAccounts => settings.Value.Demo ? Hosting.DemoAccounts.All : [];

    public void OnGet(string? returnUrl) => ReturnUrl = Local(returnUrl);

    public async Task<IActionResult> OnPostAsync(string? email, string? password, string? returnUrl)
    {
        (Email, ReturnUrl) = ((email ?? "").Trim(), Local(returnUrl));
        if (await RecogniseAsync(Email, password ?? "") is { } user)
        {
            await signIn.SignInAsync(user, isPersistent: false);
            return LocalRedirect(ReturnUrl ?? Home.Of(user.Roles));
        }

        Refused = true;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<User?> RecogniseAsync(string email, string password)
    {
        var user = await users.FindByEmailAsync(email);
        if (user is { IsActive: true })
        {
            var result = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
            if (result.Succeeded)
                return user;
            // A locked account answers without computing the hash; the time must not tell.
            if (!result.IsLockedOut && !result.IsNotAllowed)
                return null;
        }

        PasswordDecoy.Verify(users, password);
        return null;
    }

    private string? Local(string? url) => Url.IsLocalUrl(url) ? url : null;
}
