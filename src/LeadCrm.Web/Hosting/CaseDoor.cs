using LeadCrm.Application;
using LeadCrm.Application.Access;
using LeadCrm.Application.Cases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Web.Hosting;

/// <summary>Turns the token of a personal link into the caller of this request's scope; a wrong, expired or revoked one is 404.</summary>
internal sealed class CaseDoor(ILeadCrmDb db, IPersonalLinks links, ICallerContext callers, TimeProvider time)
{
    public async Task OpenAsync(string token, CancellationToken ct)
    {
        if (!links.TryRead(token, out var id))
            throw new NotFoundException();
        var link = await db.PersonalLinks.AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, ct);
        if (link?.Opens(time.GetUtcNow()) != true)
            throw new NotFoundException();
        callers.Use(Caller.Patient(link.LeadId) with { SessionId = link.Id, Address = callers.Current.Address });
    }
}
