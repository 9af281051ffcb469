using FluentValidation;
using LeadCrm.Application.Access;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>Records the dates that patient and clinic agreed on.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="From">First day of the treatment.</param>
/// <param name="Until">Last day; the first one when empty.</param>
[AllowedTo(Roles.Coordinator)]
public sealed record AgreeTreatmentDates(Guid LeadId, DateOnly? From, DateOnly? Until) : IRequest<Unit>;

internal sealed class AgreeTreatmentDatesValidator : AbstractValidator<AgreeTreatmentDates>
{
    private const int MostYearsAway = 5;

    public AgreeTreatmentDatesValidator(TimeProvider time)
    {
        RuleFor(r => r.From).NotNull().WithErrorCode("required").WithMessage("Please say the first day.");
        RuleFor(r => r.Until).GreaterThanOrEqualTo(r => r.From).WithErrorCode("out-of-range").WithMessage("The treatment cannot end before it begins.").When(r => r.From is not null);
        RuleFor(r => r.From).Must(d => IsNear(d, time)).WithErrorCode("out-of-range").WithMessage("This day is too far away.");
        RuleFor(r => r.Until).Must(d => IsNear(d, time)).WithErrorCode("out-of-range").WithMessage("This day is too far away.");
    }

    private static bool IsNear(DateOnly? day, TimeProvider time) => day is not { } known || Math.Abs(known.Year - time.GetUtcNow().Year) <= MostYearsAway;
}

internal sealed class AgreeTreatmentDatesHandler(ILeadCrmDb db, ICallerContext callers, TimeProvider time) : IRequestHandler<AgreeTreatmentDates, Unit>
{
    public async Task<Unit> Handle(AgreeTreatmentDates request, CancellationToken ct)
    {
        var lead = await db.LeadAsync(request.LeadId, ct);
        lead.AgreeDates(request.From!.Value, request.Until ?? request.From.Value, callers.Current.Actor, time.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
