using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Clinics;

/// <summary>States how many cases the clinic takes. Cases that it has already stay.</summary>
/// <param name="ClinicId">The clinic; null: the caller's own.</param>
/// <param name="Version">The version that was seen; null: any.</param>
/// <param name="Capacity">The limits.</param>
[AllowedTo(Roles.Clinic | Roles.Manager | Roles.Administrator)]
public sealed record SetCapacity(Guid? ClinicId, int? Version, Capacity Capacity) : IRequest<Unit>;

internal sealed class SetCapacityValidator : AbstractValidator<SetCapacity>
{
    public SetCapacityValidator()
    {
        RuleFor(r => r.Capacity.PerDay).InclusiveBetween(0, 10_000).WithErrorCode("out-of-range").WithMessage("A limit is between 0 and 10,000; leave it empty for none.");
        RuleFor(r => r.Capacity.PerWeek).InclusiveBetween(0, 10_000).WithErrorCode("out-of-range").WithMessage("A limit is between 0 and 10,000; leave it empty for none.");
        RuleFor(r => r.Capacity.PerMonth).InclusiveBetween(0, 10_000).WithErrorCode("out-of-range").WithMessage("A limit is between 0 and 10,000; leave it empty for none.");
    }
}

internal sealed class SetCapacityHandler(ILeadCrmDb db, ClinicDesk desk) : IRequestHandler<SetCapacity, Unit>
{
    public async Task<Unit> Handle(SetCapacity request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, request.Version, ct);
        clinic.Limit(request.Capacity);
        desk.Record(clinic, FactKind.ClinicCapacitySet, "capacity");
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
