using LeadCrm.Application.Access;
using LeadCrm.Application.FollowUps;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.FollowUps;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Clinics;

/// <summary>
/// Warns clinics of licences that end in 60, 30 or 7 days by their own calendar, and tells them when one has ended. Each warning is
/// given once, however often and however many at once this runs: its row is unique, and its mails are committed with it.
/// </summary>
[AllowedTo(Roles.System)]
public sealed record WarnOfExpiries : IRequest<int>;

internal sealed class WarnOfExpiriesHandler(ILeadCrmDb db, ClinicMails mails, OneByOne items, TimeProvider time) : IRequestHandler<WarnOfExpiries, int>
{
    public async Task<int> Handle(WarnOfExpiries request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var given = 0;
        var resting = items.Resting(Queues.Licences);
        // Clinic by clinic: one whose row cannot be read, or whose people cannot be told, leaves the others warned.
        foreach (var id in await db.Clinics.Where(c => !resting.Contains(c.Id)).Select(c => c.Id).ToListAsync(ct))
            await items.TryAsync(Queues.Licences, id, lead: null, async () =>
            {
                given += await WarnAsync(id, at, ct);
                return true;
            }, ct);
        return given;
    }

    private async Task<int> WarnAsync(Guid clinicId, DateTimeOffset at, CancellationToken ct)
    {
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == clinicId, ct);
        var due = LicenceWarning.Due(clinic, at);
        if (due.Count == 0)
            return 0;
        var known = (await db.LicenceWarnings.AsNoTracking().Where(w => w.ClinicId == clinic.Id).ToListAsync(ct)).Select(KeyOf).ToHashSet();
        var given = 0;
        foreach (var warning in due.Where(w => !known.Contains(KeyOf(w))))
            given += await GiveAsync(clinic, warning, at, ct) ? 1 : 0;
        return given;
    }

    private async Task<bool> GiveAsync(Clinic clinic, LicenceWarning warning, DateTimeOffset at, CancellationToken ct)
    {
        try
        {
            db.LicenceWarnings.Add(warning);
            var kind = warning.Days == LicenceWarning.Ended ? MessageKind.LicenceEnded : MessageKind.LicenceEndsSoon;
            await mails.TellAsync(clinic, kind, warning.Id, at, step: 0, ct);
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DuplicateKeyException)
        {
            // Another run was faster, and its mails are planned.
            return false;
        }
        finally
        {
            ((DbContext)db).ChangeTracker.Clear();
        }
    }

    private static (LicenceKind Kind, string Number, DateOnly ExpiresOn, int Days) KeyOf(LicenceWarning w) => (w.Kind, w.Number, w.ExpiresOn, w.Days);
}
