using System.Text.Json;
using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LeadCrm.Web.Api;

/// <summary>Refusals as RFC 9457 problem details with a stable code. This is the only place that knows HTTP's numbers for them.</summary>
internal static class Problems
{
    public static ProblemHttpResult? Of(Exception exception) => exception switch
    {
        InvalidRequestException invalid => Invalid(invalid.Problems),
        BrokenRuleException broken => Broken(broken),
        NotFoundException => Problem(StatusCodes.Status404NotFound, "not-found", "There is nothing here."),
        NotSignedInException => Problem(StatusCodes.Status401Unauthorized, "not-signed-in", "Sign in first."),
        NotAllowedException => Problem(StatusCodes.Status403Forbidden, "not-allowed", "This account may not do that."),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problem(StatusCodes.Status413PayloadTooLarge, "body-too-large", "The request is too large."),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => Problem(StatusCodes.Status415UnsupportedMediaType, "json-expected", "The request must be JSON."),
        BadHttpRequestException bad => Problem(bad.StatusCode, "request-malformed", "The request is not well-formed JSON of the expected shape."),
        _ when DatabaseAway.Is(exception) => Problem(StatusCodes.Status503ServiceUnavailable, "database-away", "The database does not answer at the moment; try again in some seconds."),
        _ => null,
    };

    public static ProblemHttpResult Of(BrokenRequest refusal) => Problem(refusal.Status, refusal.Code, refusal.Words);

    public static ProblemHttpResult TooManyRequests() =>
        Problem(StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many requests; try again in a minute.");

    /// <summary>Gives the framework's own refusals (no such route, no sign-in …) a stable code too.</summary>
    public static void Complete(ProblemDetails problem) => problem.Extensions.TryAdd("code", problem.Status switch
    {
        StatusCodes.Status400BadRequest => "request-malformed",
        StatusCodes.Status401Unauthorized => "not-signed-in",
        StatusCodes.Status403Forbidden => "not-allowed",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        StatusCodes.Status413PayloadTooLarge => "body-too-large",
        StatusCodes.Status415UnsupportedMediaType => "json-expected",
        StatusCodes.Status429TooManyRequests => "too-many-requests",
        StatusCodes.Status503ServiceUnavailable => "database-away",
        _ => "unexpected",
    });

    private static ProblemHttpResult Broken(BrokenRuleException broken)
    {
        var problem = Problem(StatusCodes.Status409Conflict, broken.Code, broken.Message);
        if (broken.Places.Count > 0)
            problem.ProblemDetails.Extensions["places"] = broken.Places.Select(p => new { kind = JsonNamingPolicy.CamelCase.ConvertName(p.Kind), start = p.Start, length = p.Length });
        return problem;
    }

    private static ProblemHttpResult Invalid(IReadOnlyList<FieldProblem> problems) => TypedResults.Problem(new ProblemDetails
    {
        Status = StatusCodes.Status400BadRequest,
        Title = "Some fields need attention.",
        Extensions = { ["code"] = "invalid-request", ["errors"] = problems },
    });

    private static ProblemHttpResult Problem(int status, string code, string detail) => TypedResults.Problem(new ProblemDetails
    {
        Status = status,
        Title = detail,
        Extensions = { ["code"] = code },
    });
}
