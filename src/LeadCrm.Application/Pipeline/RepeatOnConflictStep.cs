using System.Reflection;
using LeadCrm.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Pipeline;

/// <summary>Marks a request whose meaning does not depend on what the sender saw: when another writer was faster, it is done again on the new state.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RepeatedOnConflictAttribute : Attribute;

/// <summary>
/// Answers what collides. Marked requests are repeated a few times when a row was changed in between; the state gates then decide on the new state. A
/// handler reads its rows one after another, so a refusal may come from two moments (a return still open, its case already ended): it is told only when a
/// fresh look says it too. For the others a fresh look, which saves nothing, tells whether the faster one did the very same thing. An act that is done
/// already is answered like the first one; what still collides then is refused as changed meanwhile, which is no error of ours.
/// </summary>
/// <param name="unitOfWork">The unit of work to begin anew; made only when something collided, because not every request has one.</param>
public sealed class RepeatOnConflictStep<TRequest, TResponse>(Lazy<ILeadCrmDb> unitOfWork) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private const int Attempts = 4;
    private static readonly bool s_repeated = typeof(TRequest).GetCustomAttribute<RepeatedOnConflictAttribute>() is not null;

    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        try
        {
            return await (s_repeated ? RepeatAsync(next) : LookAgainAsync(next));
        }
        catch (AlreadyDoneException) when (Unit.Value is TResponse done)
        {
            BeginAnew();
            return done;
        }
        catch (Exception e) when (e is DuplicateKeyException or MissingReferenceException)
        {
            // No use case took it for something of its own, and looking again did not help.
            throw BrokenRuleException.ChangedMeanwhile(e);
        }
    }

    private async Task<TResponse> RepeatAsync(RequestHandlerDelegate<TResponse> next)
    {
        var refused = false;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await next();
            }
            catch (Exception e) when (attempt < Attempts && IsConflict(e))
            {
                BeginAnew();
            }
            catch (BrokenRuleException e) when (!refused && !IsConflict(e))
            {
                refused = true;
                BeginAnew();
            }
        }
    }

    private async Task<TResponse> LookAgainAsync(RequestHandlerDelegate<TResponse> next)
    {
        try
        {
            return await next();
        }
        catch (Exception e) when (IsConflict(e))
        {
            BeginAnew();
            unitOfWork.Value.OnlyLooks = true;
            try
            {
                return await next();
            }
            finally
            {
                unitOfWork.Value.OnlyLooks = false;
            }
        }
    }

    private void BeginAnew() => ((DbContext)unitOfWork.Value).ChangeTracker.Clear();

    /// <summary>A unique key that was taken since the state was read is a conflict like a row that was changed.</summary>
    private static bool IsConflict(Exception e) => e is DuplicateKeyException or BrokenRuleException { Code: "changed-meanwhile" };
}
