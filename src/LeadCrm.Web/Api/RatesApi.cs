using LeadCrm.Application.Rates;
using MediatR;

namespace LeadCrm.Web.Api;

internal static class RatesApi
{
    public static void MapRates(this IEndpointRouteBuilder api) => api.MapGet("/exchange-rates", GetAsync)
        .WithTags("Exchange rates").RequireAuthorization().WithSummary("The exchange rates in use, with their day.");

    private static Task<RatesInUse> GetAsync(IMediator mediator, CancellationToken ct) => mediator.Send(new GetRates(), ct);
}
