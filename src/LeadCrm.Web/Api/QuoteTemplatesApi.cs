using LeadCrm.Application.Quotes;
using MediatR;

namespace LeadCrm.Web.Api;

internal static class QuoteTemplatesApi
{
    public static void MapQuoteTemplates(this IEndpointRouteBuilder api)
    {
        var templates = api.MapGroup("/quote-templates").WithTags("Quote templates").RequireAuthorization().ProducesProblem(404).ProducesProblem(409);
        templates.MapGet("", async (string? condition, string? treatment, IMediator mediator, CancellationToken ct) => new { items = await mediator.Send(new ListQuoteTemplates(condition, treatment), ct) })
            .WithSummary("The clinic's templates of quotes.");
        templates.MapPost("", SaveAsync).WithSummary("Keeps the shape of a quote under a name.").ProducesProblem(400);
        templates.MapPost("/{id:guid}/rename", async (Guid id, Named body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new RenameQuoteTemplate(id, body.Name), ct))
            .WithSummary("Gives a template another name.").ProducesProblem(400);
        templates.MapDelete("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new DeleteQuoteTemplate(id), ct))
            .WithSummary("Deletes a template.");
    }

    private static async Task<IResult> SaveAsync(SaveQuoteTemplate body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Created("/api/v1/quote-templates", new { id = await mediator.Send(body, ct) });

    internal sealed record Named(string? Name);
}
