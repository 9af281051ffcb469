using MediatR;

namespace LeadCrm.Application.Pipeline;

/// <summary>Writes what personal and clinical data a request read into the audit log before the answer leaves.</summary>
/// <param name="reads">What was read in this scope.</param>
public sealed class AuditOfReadsStep<TRequest, TResponse>(IReadLog reads) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var response = await next();
        await reads.WriteAsync(cancellationToken);
        return response;
    }
}
