using LeadCrm.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LeadCrm.Web.Patient;

/// <summary>Ends the session. It is posted; a plain visit asks first, so that a link on another site signs nobody out.</summary>
internal sealed class SignOutModel(Sessions sessions, SignInManager<User> signIn) : PatientPage
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await sessions.EndAsync(User, ct);
        await signIn.SignOutAsync();
        return LocalRedirect(Home.Start);
    }
}
