using LeadCrm.Application.Leads;
using LeadCrm.Infrastructure;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace LeadCrm.Web.Api;

internal static class QuoteRequestsApi
{
    public const int LargestBody = 256 * 1024;

    public static void MapQuoteRequests(this IEndpointRouteBuilder api) => api.MapPost("/quote-requests", SubmitAsync)
        .WithTags("Quote requests").WithSummary("Asks for a quote; the same idempotency key and body give the same lead.")
        .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
        .RequireRateLimiting(ApiRegistration.QuoteRequestsLimit)
        .Produces<Submitted>(201).Produces<Submitted>().ProducesProblem(400).ProducesProblem(409).ProducesProblem(413).ProducesProblem(429);

    private static async Task<IResult> SubmitAsync(SubmitQuoteRequest request, IMediator mediator, IOptions<LeadCrmSettings> settings, CancellationToken ct)
    {
        var done = await mediator.Send(request, ct);
        var caseUrl = $"{settings.Value.PublicUrl.TrimEnd('/')}/case/{done.CaseToken}";
        var answer = new Submitted(done.Reference, caseUrl);
        return done.IsNew ? TypedResults.Created(caseUrl, answer) : TypedResults.Ok(answer);
    }

    internal sealed record Submitted(string Reference, string CaseUrl);
}
