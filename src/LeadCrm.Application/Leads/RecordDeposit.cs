using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain.Leads;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>Records what became of the deposit between patient and clinic. LeadCrm takes no money.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="State">Where it stands: asked, paid, refunded or disputed.</param>
/// <param name="Amount">Its amount.</param>
/// <param name="Currency">Its currency, ISO 4217.</param>
[AllowedTo(Roles.Coordinator)]
public sealed record RecordDeposit(Guid LeadId, string? State, decimal? Amount, string? Currency) : IRequest<Unit>;

internal sealed class RecordDepositValidator : AbstractValidator<RecordDeposit>
{
    private const decimal Most = 1_000_000_000_000m;

    public RecordDepositValidator()
    {
        RuleFor(r => r.State).Must(s => DepositStates.TryRead(s, out _)).WithErrorCode("unknown-choice").WithMessage($"A deposit is one of: {string.Join(", ", DepositStates.Codes)}.");
        RuleFor(r => r.Amount).NotNull().WithErrorCode("required").WithMessage("Please say the amount.");
        RuleFor(r => r.Amount).GreaterThan(0).LessThan(Most).WithErrorCode("out-of-range").WithMessage("This amount cannot be right.");
        RuleFor(r => r.Currency).Must(c => c is not null && IsoCodes.IsCurrency(c)).WithErrorCode("unknown-choice").WithMessage("This currency is not known.");
    }
}

internal sealed class RecordDepositHandler(ILeadCrmDb db, ICallerContext callers, TimeProvider time) : IRequestHandler<RecordDeposit, Unit>
{
    public async Task<Unit> Handle(RecordDeposit request, CancellationToken ct)
    {
        var lead = await db.LeadAsync(request.LeadId, ct);
        _ = DepositStates.TryRead(request.State, out var state);
        lead.RecordDeposit(state, request.Amount!.Value, request.Currency!, callers.Current.Actor, time.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}

/// <summary>The codes of a deposit's states.</summary>
public static class DepositStates
{
    /// <summary>What can be recorded.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Enum.GetValues<DepositState>().Where(s => s != DepositState.None).Select(FormCodes.Code)];

    /// <summary>Reads a code, in any case.</summary>
    /// <param name="code">The code.</param>
    /// <param name="state">What it means.</param>
    public static bool TryRead(string? code, out DepositState state)
    {
        state = DepositState.None;
        return code is not null && Codes.Contains(code, StringComparer.OrdinalIgnoreCase) && Enum.TryParse(code, ignoreCase: true, out state);
    }
}
