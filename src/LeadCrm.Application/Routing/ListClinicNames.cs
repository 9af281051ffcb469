using LeadCrm.Application.Access;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Routing;

/// <summary>The names of all clinics, to ask about one of them.</summary>
[AllowedTo(Roles.Coordinator | Roles.Manager | Roles.Administrator | Roles.MedicalReviewer)]
public sealed record ListClinicNames : IRequest<IReadOnlyList<PolicyClinic>>;

internal sealed class ListClinicNamesHandler(ILeadCrmDb db) : IRequestHandler<ListClinicNames, IReadOnlyList<PolicyClinic>>
{
    public async Task<IReadOnlyList<PolicyClinic>> Handle(ListClinicNames request, CancellationToken ct) =>
        await db.Clinics.AsNoTracking().OrderBy(c => c.Name).ThenBy(c => c.Id).Select(c => new PolicyClinic(c.Id, c.Name, c.Country)).ToListAsync(ct);
}
