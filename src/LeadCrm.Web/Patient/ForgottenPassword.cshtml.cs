using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Web.Api;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LeadCrm.Web.Patient;

/// <summary>Where somebody asks for a link to choose another password. Words and time of the answer are the same for addresses with an account and without.</summary>
[EnableRateLimiting(ApiRegistration.SignInLimit)]
internal sealed class ForgottenPasswordModel(IMediator mediator, TimeProvider time) : PatientPage
{
    // Longer than writing the mail's row takes: an answer that comes sooner would tell that there is no account.
    private static readonly TimeSpan s_answersAfter = TimeSpan.FromMilliseconds(400);

    public bool Asked { get; private set; }

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? email, CancellationToken ct)
    {
        var answer = Task.Delay(s_answersAfter, time, ct);
        try
        {
            await mediator.Send(new AskForPasswordLink(email), ct);
            Asked = true;
        }
        catch (InvalidRequestException e)
        {
            Problem = e.Problems[0].Message;
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        await answer;
        return Page();
    }
}
