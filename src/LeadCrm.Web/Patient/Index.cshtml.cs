using LeadCrm.Application.Access;
using Microsoft.AspNetCore.Mvc;

namespace LeadCrm.Web.Patient;

/// <summary>The front door: people who work here go to their work, everybody else is told what this is.</summary>
internal sealed class IndexModel(ICallerContext callers) : PatientPage
{
    public IActionResult OnGet(string? lang)
    {
        Speak(lang);
        var home = Home.Of(callers.Current.Roles);
        return home == Home.Start ? Page() : LocalRedirect(home);
    }
}
