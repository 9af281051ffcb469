using LeadCrm.Infrastructure.Identity;
using LeadCrm.Web.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LeadCrm.Web.Patient;

/// <summary>Where a new account chooses its password, over a link that works once and for a limited time.</summary>
[EnableRateLimiting(ApiRegistration.SignInLimit)]
[RequestSizeLimit(AuthApi.LargestBody)]
internal sealed class ChoosePasswordModel(PasswordChoice choice) : PatientPage
{
    public string? Account { get; private set; }

    public string? Token { get; private set; }

    public bool Chosen { get; private set; }

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public void OnGet(string? user, string? token) => (Account, Token) = (user, token);

    public async Task<IActionResult> OnPostAsync(string? user, string? token, string? password)
    {
        (Account, Token) = (user, token);
        var result = await choice.ChooseAsync(user, token, password);
        Chosen = result.Succeeded;
        if (!Chosen)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        Problems = result.Errors.Select(e => e.Code == PasswordChoice.InvalidLink ? "This link does not work any more. Ask for a new one." : e.Description).ToList();
        return Page();
    }
}
