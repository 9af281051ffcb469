using LeadCrm.Application.Access;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Clinics;

/// <summary>Ends a pause at once.</summary>
/// <param name="ClinicId">The clinic; null: the caller's own.</param>
[AllowedTo(Roles.Clinic | Roles.Manager | Roles.Administrator)]
public sealed record ResumeClinic(Guid? ClinicId) : IRequest<Unit>;

internal sealed class ResumeClinicHandler(ILeadCrmDb db, ClinicDesk desk) : IRequestHandler<ResumeClinic, Unit>
{
    public async Task<Unit> Handle(ResumeClinic request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, null, ct);
        clinic.Resume();
        desk.Record(clinic, FactKind.ClinicResumed, "pausedUntil");
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
