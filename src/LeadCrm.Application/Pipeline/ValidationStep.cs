using FluentValidation;
using MediatR;

namespace LeadCrm.Application.Pipeline;

/// <summary>Runs the request's validators one after the other and refuses with everything they found.</summary>
/// <param name="validators">The validators of this request.</param>
public sealed class ValidationStep<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var unreadable = UnreadableInput.In(request);
        // Validators need expect neither holes nor halves.
        if (unreadable.Any(p => p.Code is UnreadableInput.Hole or UnreadableInput.HalfCode))
            throw new InvalidRequestException(unreadable);
        var problems = unreadable.Count > 0 ? unreadable.ToList() : null;
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(request, cancellationToken);
            foreach (var failure in result.Errors.Where(f => !unreadable.Any(u => u.Field == FieldPath.CamelCase(f.PropertyName))))
                (problems ??= []).Add(new FieldProblem(FieldPath.CamelCase(failure.PropertyName), FieldPath.Code(failure.ErrorCode), failure.ErrorMessage));
        }

        if (problems is not null)
            throw new InvalidRequestException(problems);
        return await next();
    }
}
