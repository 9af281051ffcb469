using LeadCrm.Application.Returns;
using MediatR;

namespace LeadCrm.Web.Api;

internal static class ReturnsApi
{
    public static void MapReturns(this IEndpointRouteBuilder api)
    {
        var returns = api.MapGroup("/returns").WithTags("Returns").RequireAuthorization().ProducesProblem(404).ProducesProblem(409);
        returns.MapGet("", async ([AsParameters] ListReturns request, IMediator mediator, CancellationToken ct) => await mediator.Send(request, ct))
            .WithSummary("Leads that clinics return: what waits for a decision first.");
        returns.MapPost("/{id:guid}/approve", async (Guid id, Decision? body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new DecideReturn(id, Approve: true, body?.Text), ct))
            .WithSummary("Takes the lead back from the clinic.");
        returns.MapPost("/{id:guid}/refuse", async (Guid id, Decision? body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new DecideReturn(id, Approve: false, body?.Text), ct))
            .WithSummary("Leaves the lead with the clinic, which reads why.").ProducesProblem(400);
    }

    internal sealed record Decision(string? Text);
}
