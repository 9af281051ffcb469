using LeadCrm.Application.Access;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Clinics;

/// <summary>A licence is given up or was taken away: it stops counting at once.</summary>
/// <param name="ClinicId">The clinic; null: the caller's own.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Number">Its number.</param>
[AllowedTo(Roles.Clinic | Roles.Manager | Roles.Administrator)]
public sealed record GiveUpLicence(Guid? ClinicId, LicenceKind Kind, string Number) : IRequest<Unit>;

internal sealed class GiveUpLicenceHandler(ILeadCrmDb db, ClinicDesk desk) : IRequestHandler<GiveUpLicence, Unit>
{
    public async Task<Unit> Handle(GiveUpLicence request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, null, ct);
        clinic.GiveUpLicence(request.Kind, request.Number);
        await desk.AwaitSightingAsync(clinic, StatedContent.SubjectOf(request.Kind, request.Number), null, ct);
        desk.Record(clinic, FactKind.ClinicLicenceGivenUp, "licences");
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
