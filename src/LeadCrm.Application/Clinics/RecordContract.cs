using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Values;
using MediatR;

namespace LeadCrm.Application.Clinics;

/// <summary>Records a contract with a clinic, or corrects or ends the one of the same reference.</summary>
/// <param name="ClinicId">The clinic.</param>
/// <param name="Reference">What it is called in the files.</param>
/// <param name="From">The first day on which it holds.</param>
/// <param name="To">The last day; null: until it is ended.</param>
/// <param name="HasTransferClauses">Standard contractual clauses are part of it.</param>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record RecordContract(Guid ClinicId, string? Reference, DateOnly? From, DateOnly? To, bool HasTransferClauses) : IRequest<Unit>;

internal sealed class RecordContractValidator : AbstractValidator<RecordContract>
{
    public RecordContractValidator()
    {
        RuleFor(r => r.Reference).Text("Please give the contract's reference.", 80);
        RuleFor(r => r.From).NotNull().WithErrorCode("required").WithMessage("Please give the first day on which it holds.");
        RuleFor(r => r.To).GreaterThanOrEqualTo(r => r.From).When(r => r is { From: not null, To: not null }).WithErrorCode("out-of-range").WithMessage("A contract does not end before it begins.");
    }
}

internal sealed class RecordContractHandler(ILeadCrmDb db, ClinicDesk desk) : IRequestHandler<RecordContract, Unit>
{
    public async Task<Unit> Handle(RecordContract request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, null, ct);
        clinic.RecordContract(new ClinicContract(OneLine.Of(request.Reference)!, request.From!.Value, request.To, request.HasTransferClauses));
        desk.Record(clinic, FactKind.ClinicContractRecorded, "contracts");
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
