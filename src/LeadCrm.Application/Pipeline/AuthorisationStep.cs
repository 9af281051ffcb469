using System.Reflection;
using LeadCrm.Application.Access;
using MediatR;

namespace LeadCrm.Application.Pipeline;

/// <summary>Lets a request through only for callers it was declared for, whichever face it came from.</summary>
/// <param name="callers">Who is calling.</param>
public sealed class AuthorisationStep<TRequest, TResponse>(ICallerContext callers) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private static readonly Roles s_allowed = typeof(TRequest).GetCustomAttribute<AllowedToAttribute>()?.Roles ?? Roles.None;

    /// <inheritdoc/>
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var caller = callers.Current;
        if (s_allowed.HasFlag(Roles.Anonymous) || (s_allowed & caller.Roles) != Roles.None)
            return next();
        if (caller.Roles is Roles.None or Roles.Anonymous)
            throw new NotSignedInException();
        throw new NotAllowedException();
    }
}
