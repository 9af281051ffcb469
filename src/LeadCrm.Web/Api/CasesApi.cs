using LeadCrm.Application.Cases;
using LeadCrm.Web.Hosting;
using MediatR;

namespace LeadCrm.Web.Api;

/// <summary>A patient's own case; the token of the personal link is the credential.</summary>
internal static class CasesApi
{
    public static void MapCases(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases/{token}").WithTags("Cases").RequireRateLimiting(ApiRegistration.CasesLimit).ProducesProblem(404)
            .AddEndpointFilter(async (context, next) =>
            {
                await context.HttpContext.RequestServices.GetRequiredService<CaseDoor>().OpenAsync(
                    (string?)context.HttpContext.GetRouteValue("token") ?? "", context.HttpContext.RequestAborted);
                return await next(context);
            });
        cases.MapGet("", async (string token, IMediator mediator, CancellationToken ct) => await mediator.Send(new GetCase(), ct))
            .WithSummary("Where the case stands.");
        cases.MapPost("/assignments/{id:guid}/share-identity", async (string token, Guid id, Confirmation body, IMediator mediator, CancellationToken ct) =>
                await mediator.DoneAsync(new ShareIdentity(id, body.RisksAcknowledged), ct))
            .WithSummary("Confirms a clinic, its country and the risks.");
        cases.MapPost("/quotes/{id:guid}/accept", async (string token, Guid id, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new AcceptQuote(id), ct))
            .WithSummary("Accepts a quote.");
        cases.MapPost("/quotes/{id:guid}/decline", async (string token, Guid id, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new DeclineQuote(id), ct))
            .WithSummary("Declines a quote.");
        cases.MapPost("/consents", async (string token, ChangeConsent body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(body, ct))
            .WithSummary("Grants or withdraws a consent.");
    }

    internal sealed record Confirmation(bool RisksAcknowledged);
}
