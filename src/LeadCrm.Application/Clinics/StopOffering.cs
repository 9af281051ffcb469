using LeadCrm.Application.Access;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Clinics;

/// <summary>The clinic no longer offers a pair; it is not asked for it from now on.</summary>
/// <param name="ClinicId">The clinic; null: the caller's own.</param>
/// <param name="ConditionCode">The condition.</param>
/// <param name="TreatmentCode">The treatment.</param>
[AllowedTo(Roles.Clinic | Roles.Manager | Roles.Administrator)]
public sealed record StopOffering(Guid? ClinicId, string ConditionCode, string TreatmentCode) : IRequest<Unit>;

internal sealed class StopOfferingHandler(ILeadCrmDb db, ClinicDesk desk) : IRequestHandler<StopOffering, Unit>
{
    public async Task<Unit> Handle(StopOffering request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, null, ct);
        clinic.StopOffering(request.ConditionCode, request.TreatmentCode);
        await desk.AwaitSightingAsync(clinic, StatedContent.SubjectOf(request.ConditionCode, request.TreatmentCode), null, ct);
        desk.Record(clinic, FactKind.ClinicOfferingStopped, "offerings");
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
