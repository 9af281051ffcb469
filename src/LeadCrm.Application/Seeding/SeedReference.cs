using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Domain.Routing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Seeding;

/// <summary>Writes what every database needs: the shipped catalogue where it is missing (never over what was edited), and a first routing policy.</summary>
[AllowedTo(Roles.System)]
[Pipeline.RepeatedOnConflict]
public sealed record SeedReference : IRequest<Unit>;

internal sealed class SeedReferenceHandler(ILeadCrmDb db, IShippedCatalogue shipped, TimeProvider time) : IRequestHandler<SeedReference, Unit>
{
    public async Task<Unit> Handle(SeedReference request, CancellationToken ct)
    {
        await AddMissingCatalogueAsync(ct);
        if (!await db.RoutingPolicies.AnyAsync(ct))
            db.RoutingPolicies.Add(RoutingPolicy.Ship(1, "Default", PolicyDefinition.Default, time.GetUtcNow()));

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DuplicateKeyException)
        {
            // Another process wrote the same reference data a moment earlier.
        }

        return Unit.Value;
    }

    private async Task AddMissingCatalogueAsync(CancellationToken ct)
    {
        var catalogue = shipped.Read();
        var categories = await db.Categories.Select(c => c.Code).ToHashSetAsync(ct);
        var conditions = await db.Conditions.Select(c => c.Code).ToHashSetAsync(ct);
        var treatments = await db.Treatments.Select(t => t.Code).ToHashSetAsync(ct);
        var pairs = (await db.TreatmentPairs.Select(p => new { p.ConditionCode, p.TreatmentCode }).ToListAsync(ct)).Select(p => (p.ConditionCode, p.TreatmentCode)).ToHashSet();
        db.Categories.AddRange(catalogue.Categories.Where(c => !categories.Contains(c.Code)));
        db.Conditions.AddRange(catalogue.Conditions.Where(c => !conditions.Contains(c.Code)));
        db.Treatments.AddRange(catalogue.Treatments.Where(t => !treatments.Contains(t.Code)));
        db.TreatmentPairs.AddRange(catalogue.Pairs.Where(p => !pairs.Contains((p.ConditionCode, p.TreatmentCode))));
    }
}
