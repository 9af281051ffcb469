using LeadCrm.Application.Access;
using LeadCrm.Domain.Clinics;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Clinics;

/// <summary>Licences of working clinics that end within 60 days or have ended, the most urgent first.</summary>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record ListExpiringLicences : IRequest<IReadOnlyList<ExpiringLicence>>;

/// <summary>A licence that ends soon or has ended.</summary>
/// <param name="ClinicId">The clinic.</param>
/// <param name="Clinic">Its name.</param>
/// <param name="Licence">The licence.</param>
/// <param name="DaysLeft">Days until it ends by the clinic's calendar, 0 on its last day; negative once it has expired.</param>
/// <param name="RenewalWaits">The clinic has stated a renewal that waits to be sighted.</param>
public sealed record ExpiringLicence(Guid ClinicId, string Clinic, Licence Licence, int DaysLeft, bool RenewalWaits);

internal sealed class ListExpiringLicencesHandler(ILeadCrmDb db, TimeProvider time) : IRequestHandler<ListExpiringLicences, IReadOnlyList<ExpiringLicence>>
{
    private const int Ahead = 60;

    public async Task<IReadOnlyList<ExpiringLicence>> Handle(ListExpiringLicences request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var waiting = (await db.ClinicStatements.AsNoTracking().Where(s => s.Status == StatementStatus.Open).Select(s => new { s.ClinicId, s.Subject }).ToListAsync(ct))
            .Select(s => (s.ClinicId, s.Subject)).ToHashSet();
        var clinics = await db.Clinics.AsNoTracking().Where(c => c.VettingStatus != VettingStatus.Applied).ToListAsync(ct);
        return [.. clinics
            .SelectMany(c => c.Licences.Where(l => !c.HasLongerThan(l)).Select(l => new ExpiringLicence(
                c.Id, c.Name, l, l.ExpiresOn.DayNumber - c.Today(at).DayNumber, waiting.Contains((c.Id, StatedContent.SubjectOf(l.Kind, l.Number))))))
            .Where(e => e.DaysLeft <= Ahead)
            .OrderBy(e => e.DaysLeft).ThenBy(e => e.Clinic, StringComparer.Ordinal)];
    }
}
