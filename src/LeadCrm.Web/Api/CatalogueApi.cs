using LeadCrm.Application.Catalogue;
using MediatR;

namespace LeadCrm.Web.Api;

internal static class CatalogueApi
{
    public static void MapCatalogue(this IEndpointRouteBuilder api) => api
        .MapGet("/catalogue", async (string? lang, IMediator mediator, CancellationToken ct) => await mediator.Send(new GetCatalogue(lang), ct))
        .WithTags("Catalogue").WithSummary("Categories, conditions, treatments with their evidence, and the questions asked.");
}
