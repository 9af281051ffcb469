using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Clinics;

/// <summary>No offers until a day begins at the clinic. Open offers and cases stay.</summary>
/// <param name="ClinicId">The clinic; null: the caller's own.</param>
/// <param name="BackOn">The first local day with offers again.</param>
/// <param name="Reason">Why.</param>
[AllowedTo(Roles.Clinic | Roles.Manager | Roles.Administrator)]
public sealed record PauseClinic(Guid? ClinicId, DateOnly? BackOn, string? Reason) : IRequest<Unit>;

internal sealed class PauseClinicValidator : AbstractValidator<PauseClinic>
{
    public PauseClinicValidator()
    {
        RuleFor(r => r.BackOn).NotNull().WithErrorCode("required").WithMessage("Please choose the day on which you take offers again.")
            .InclusiveBetween(new DateOnly(2000, 1, 1), new DateOnly(2200, 1, 1)).WithErrorCode("out-of-range").WithMessage("This day cannot be right.");
        RuleFor(r => r.Reason).MaximumLength(500).WithErrorCode("too-long").WithMessage("At most 500 characters, please.");
    }
}

internal sealed class PauseClinicHandler(ILeadCrmDb db, ClinicDesk desk) : IRequestHandler<PauseClinic, Unit>
{
    public async Task<Unit> Handle(PauseClinic request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, null, ct);
        clinic.PauseUntil(clinic.StartOf(request.BackOn!.Value), desk.At, string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim());
        desk.Record(clinic, FactKind.ClinicPaused, "pausedUntil");
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
