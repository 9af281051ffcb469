using LeadCrm.Application.Access;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Seeding;

/// <summary>Adds the demo clinics that are missing.</summary>
[AllowedTo(Roles.System)]
public sealed record SeedDemoClinics : IRequest<Unit>;

internal sealed class SeedDemoClinicsHandler(ILeadCrmDb db, TimeProvider time) : IRequestHandler<SeedDemoClinics, Unit>
{
    public async Task<Unit> Handle(SeedDemoClinics request, CancellationToken ct)
    {
        var known = await db.Clinics.Select(c => c.Id).ToHashSetAsync(ct);
        db.Clinics.AddRange(DemoClinics.Create(time.GetUtcNow()).Where(c => !known.Contains(c.Id)));
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
