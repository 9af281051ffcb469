using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Routing;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>A coordinator says how urgently an answer of clinics is wanted, and why. The policy's deadline for it applies to offers that follow.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Priority"><c>low</c>, <c>normal</c>, <c>high</c> or <c>urgent</c>.</param>
/// <param name="Reason">Why; always needed.</param>
[AllowedTo(Roles.Coordinator)]
public sealed record SetPriority(Guid LeadId, string? Priority, string? Reason) : IRequest<Unit>;

internal sealed class SetPriorityValidator : AbstractValidator<SetPriority>
{
    public SetPriorityValidator()
    {
        RuleFor(r => r.Priority).Must(p => Priorities.TryRead(p, out _)).WithErrorCode(ChoiceRule.Code).WithMessage(ChoiceRule.Words(Priorities.Codes));
        RuleFor(r => r.Reason).NotEmpty().WithErrorCode("required").WithMessage("Please write why.").Note();
    }
}

internal sealed class SetPriorityHandler(ILeadCrmDb db, IClinicalVault vault, EarlierActs earlier, ICallerContext callers, TimeProvider time) : IRequestHandler<SetPriority, Unit>
{
    public async Task<Unit> Handle(SetPriority request, CancellationToken ct)
    {
        var lead = await db.LeadAsync(request.LeadId, ct);
        _ = Priorities.TryRead(request.Priority, out var priority);
        if (lead.ChosenPriority == priority && await earlier.LastAsync(lead.Id, FactKind.PrioritySet, ct) is { } last && await earlier.SaysAsync(last, request.Reason, ct))
            throw new AlreadyDoneException();
        lead.Prioritise(priority, FormCodes.Code(priority), vault.Seal(lead.Id, request.Reason!.Trim()), callers.Current.Actor, time.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}

/// <summary>The codes of priorities.</summary>
public static class Priorities
{
    /// <summary>What can be said, the most urgent first.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Enum.GetValues<RoutingPriority>().Reverse().Select(FormCodes.Code)];

    /// <summary>Reads a code, in any case.</summary>
    /// <param name="code">The code.</param>
    /// <param name="priority">What it means.</param>
    public static bool TryRead(string? code, out RoutingPriority priority)
    {
        priority = RoutingPriority.Normal;
        return code is not null && Codes.Contains(code, StringComparer.OrdinalIgnoreCase) && Enum.TryParse(code, ignoreCase: true, out priority);
    }
}
