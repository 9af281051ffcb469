using LeadCrm.Infrastructure.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LeadCrm.Web.Patient;

/// <summary>The front door: people who work here go to their work, everybody else is told what this is.</summary>
internal sealed class IndexModel : PatientPage
{
    public IActionResult OnGet(string? lang)
    {
        Speak(lang);
        var home = Home.Of(UserClaims.CallerOf(User).Roles);
        return home == Home.Start ? Page() : LocalRedirect(home);
    }
}
