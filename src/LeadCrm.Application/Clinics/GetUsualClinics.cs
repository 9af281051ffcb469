using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Routing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Clinics;

/// <summary>How many clinics are usually asked at a time, so that the form can propose it: as the published policy says, at most five.</summary>
[AllowedTo(Roles.Anonymous)]
public sealed record GetUsualClinics : IRequest<int>;

internal sealed class GetUsualClinicsHandler(ILeadCrmDb db) : IRequestHandler<GetUsualClinics, int>
{
    public async Task<int> Handle(GetUsualClinics request, CancellationToken ct)
    {
        var policy = await db.RoutingPolicies.AsNoTracking().SingleOrDefaultAsync(p => p.Status == PolicyStatus.Published, ct);
        return Math.Clamp((policy?.Definition ?? PolicyDefinition.Default).MaxClinics, 1, WishesForm.MostClinics);
    }
}
