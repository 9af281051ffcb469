using LeadCrm.Web.Hosting;
using LeadCrm.Web.Patient;
using Microsoft.AspNetCore.Diagnostics;

namespace LeadCrm.Web.Api;

/// <summary>Answers refusals for programs; everything unknown stays a 500 without details.</summary>
internal sealed class ProblemHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (PatientRegistration.IsForPeople(httpContext) || Problems.Of(exception) is not { } problem)
            return false;
        httpContext.Response.StatusCode = problem.StatusCode;
        if (problem.StatusCode == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = DatabaseAway.RetryAfterSeconds;
        await problem.ExecuteAsync(httpContext);
        return true;
    }
}
