using System.Diagnostics;
using LeadCrm.Application.Access;
using LeadCrm.Domain;
using MediatR;

namespace LeadCrm.Application.Pipeline;

/// <summary>Writes a trace of every request, outermost, so that refusals of the other steps are in it.</summary>
/// <param name="callers">Who is calling.</param>
public sealed class TraceStep<TRequest, TResponse>(ICallerContext callers) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var activity = UseCaseTrace.Source.StartActivity(typeof(TRequest).Name);
        if (activity is null)
            return await next();
        activity.SetTag(UseCaseTrace.RolesTag, callers.Current.Roles.ToString());
        try
        {
            var response = await next();
            activity.SetTag(UseCaseTrace.OutcomeTag, UseCaseTrace.Done);
            return response;
        }
        catch (Exception e)
        {
            activity.SetTag(UseCaseTrace.OutcomeTag, CodeOf(e));
            activity.SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    private static string CodeOf(Exception e) => e switch
    {
        BrokenRuleException broken => broken.Code,
        InvalidRequestException => "invalid-request",
        NotFoundException => "not-found",
        NotSignedInException => "not-signed-in",
        NotAllowedException => "not-allowed",
        OperationCanceledException => "cancelled",
        _ => "failed",
    };
}
