using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadCrm.Web.Api;

internal static class MediatorExtensions
{
    /// <summary>Sends a request that has no answer: 204.</summary>
    public static async Task<NoContent> DoneAsync(this IMediator mediator, IRequest<Unit> request, CancellationToken ct)
    {
        await mediator.Send(request, ct);
        return TypedResults.NoContent();
    }
}
