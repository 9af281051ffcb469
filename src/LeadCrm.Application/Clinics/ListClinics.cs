using LeadCrm.Application.Access;
using LeadCrm.Domain.Clinics;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Clinics;

/// <summary>All partner clinics, by name.</summary>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record ListClinics : IRequest<IReadOnlyList<ClinicListItem>>;

/// <summary>A clinic in the list.</summary>
/// <param name="Id">The clinic.</param>
/// <param name="Name">Its name.</param>
/// <param name="Country">ISO 3166-1.</param>
/// <param name="City">Where it treats.</param>
/// <param name="Vetting">How far it has been checked.</param>
/// <param name="PausedUntil">No offers before this moment (UTC).</param>
/// <param name="Offerings">How many pairs of condition and treatment it offers.</param>
/// <param name="NextExpiry">The first day on which one of its valid licences ends; null when none is valid.</param>
/// <param name="HasExpiredLicence">Whether a licence has expired already.</param>
/// <param name="Waiting">How much of what it states waits to be sighted.</param>
public sealed record ClinicListItem(
    Guid Id, string Name, string Country, string City, VettingStatus Vetting, DateTimeOffset? PausedUntil, int Offerings, DateOnly? NextExpiry, bool HasExpiredLicence, int Waiting);

internal sealed class ListClinicsHandler(ILeadCrmDb db, TimeProvider time) : IRequestHandler<ListClinics, IReadOnlyList<ClinicListItem>>
{
    public async Task<IReadOnlyList<ClinicListItem>> Handle(ListClinics request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var waiting = await db.ClinicStatements.Where(s => s.Status == StatementStatus.Open)
            .GroupBy(s => s.ClinicId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var clinics = await db.Clinics.AsNoTracking().OrderBy(c => c.Name).ToListAsync(ct);
        return clinics.Select(c => ItemOf(c, c.Today(at), waiting.GetValueOrDefault(c.Id))).ToList();
    }

    private static ClinicListItem ItemOf(Clinic clinic, DateOnly today, int waiting)
    {
        var valid = clinic.Licences.Where(l => l.IsValidOn(today)).ToList();
        return new ClinicListItem(
            clinic.Id, clinic.Name, clinic.Country, clinic.City, clinic.VettingStatus, clinic.PausedUntil, clinic.Offerings.Count,
            valid.Count == 0 ? null : valid.Min(l => l.ExpiresOn), valid.Count < clinic.Licences.Count, waiting);
    }
}
