using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Clinics;

/// <summary>The clinic the caller works for.</summary>
[AllowedTo(Roles.Clinic)]
public sealed record GetOwnClinic : IRequest<OwnClinic>;

/// <summary>A clinic as its own people need it.</summary>
/// <param name="Name">Its name, as patients read it.</param>
/// <param name="City">The city.</param>
/// <param name="Country">The country's name, English.</param>
/// <param name="TimeZone">Its time zone (IANA); its times are shown in it.</param>
/// <param name="AcceptanceHours">Working hours in which it answers an offer.</param>
/// <param name="Notices">What its people should know at once, in words; empty when there is nothing.</param>
public sealed record OwnClinic(string Name, string City, string Country, string TimeZone, int AcceptanceHours, IReadOnlyList<string> Notices);

internal sealed class GetOwnClinicHandler(ILeadCrmDb db, ICallerContext callers, TimeProvider time) : IRequestHandler<GetOwnClinic, OwnClinic>
{
    public async Task<OwnClinic> Handle(GetOwnClinic request, CancellationToken ct)
    {
        var clinic = await db.Clinics.AsNoTracking().FirstOrDefaultAsync(c => c.Id == callers.Current.ClinicId, ct) ?? throw new NotFoundException();
        return new OwnClinic(clinic.Name, clinic.City, IsoCodes.NameOf(clinic.Country), clinic.TimeZone, clinic.AcceptanceHours, ClinicNotices.Of(clinic, time.GetUtcNow()));
    }
}
