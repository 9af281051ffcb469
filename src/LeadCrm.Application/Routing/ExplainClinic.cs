using LeadCrm.Application.Access;
using LeadCrm.Domain.Clinics;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Routing;

/// <summary>"Why this clinic?" and "Why not this one?" for any clinic, also one that was no partner when the lead was routed. 404 while no decision was made.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="ClinicId">The clinic.</param>
[AllowedTo(Roles.Coordinator | Roles.Manager | Roles.Administrator | Roles.MedicalReviewer)]
public sealed record ExplainClinic(Guid LeadId, Guid ClinicId) : IRequest<ClinicExplained>;

/// <summary>A clinic's part in the newest decision of a lead.</summary>
/// <param name="Clinic">Its name.</param>
/// <param name="Sentence">The answer in words.</param>
/// <param name="Part">Gate by gate and factor by factor; null when the decision did not know the clinic.</param>
public sealed record ClinicExplained(string Clinic, string Sentence, CandidateTold? Part);

internal sealed class ExplainClinicHandler(ILeadCrmDb db, ToldDecisions decisions) : IRequestHandler<ExplainClinic, ClinicExplained>
{
    public async Task<ClinicExplained> Handle(ExplainClinic request, CancellationToken ct)
    {
        var clinic = await db.Clinics.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.ClinicId, ct) ?? throw new NotFoundException();
        var read = await decisions.ReadAsync(await db.NewestDecisionAsync(request.LeadId, ct), ct);
        if (read.Decision.For(clinic.Id) is null)
            return new ClinicExplained(clinic.Name, Unknown(clinic), Part: null);
        var part = read.TellOf(clinic.Id);
        return new ClinicExplained(clinic.Name, part.Sentence, part);
    }

    private static string Unknown(Clinic clinic) =>
        $"{clinic.Name} was not known as a partner when this was decided. " + (clinic.VettingStatus == VettingStatus.Approved
            ? "It is approved now: routing the lead again will look at it too."
            : "It has not been approved yet, so it cannot be asked now either.");
}
