using System.Threading.RateLimiting;
using LeadCrm.Web.Api;
using LeadCrm.Web.Patient;

namespace LeadCrm.Web.Hosting;

/// <summary>Why a request cannot be read.</summary>
/// <param name="Status">HTTP's number.</param>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="Words">One sentence for people.</param>
internal sealed record BrokenRequest(int Status, string Code, string Words);

/// <summary>Answers requests that cannot be read, and counts them by address: who sends many of them is told to wait instead.</summary>
internal sealed partial class BrokenRequests(PartitionedRateLimiter<HttpContext> limiter, ILogger<BrokenRequests> logger)
{
    public async Task RefuseAsync(HttpContext context, BrokenRequest refusal)
    {
        Refused(logger, refusal.Code, context.Request.Method);
        using var lease = limiter.AttemptAcquire(context);
        if (!lease.IsAcquired)
            context.Response.Headers.RetryAfter = "60";
        // People get the page of the status, which is rendered around here.
        if (PatientRegistration.IsForPeople(context))
            context.Response.StatusCode = lease.IsAcquired ? refusal.Status : StatusCodes.Status429TooManyRequests;
        else
            await (lease.IsAcquired ? Problems.Of(refusal) : Problems.TooManyRequests()).ExecuteAsync(context);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A {Method} request was refused: {Code}")]
    private static partial void Refused(ILogger logger, string code, string method);
}
