using LeadCrm.Application.Access;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.Clinics;
using LeadCrm.Infrastructure.Identity;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Application.Tests.Clinics;

/// <summary>Clinics with somebody who works there, in one line.</summary>
internal static class ClinicPeople
{
    public static async Task<(Guid ClinicId, Caller User)> ClinicWithUserAsync(this UseCaseFixture app)
    {
        var clinic = await app.AddClinicAsync();
        return (clinic, await app.AddUserAsync(clinic));
    }

    public static async Task<Caller> AddUserAsync(this UseCaseFixture app, Guid clinicId)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<UserAccounts>()
            .EnsureAsync($"user-{Guid.NewGuid():N}@example.org", "Deniz", Roles.Clinic, clinicId, "a long and memorable sentence");
        return new Caller(Roles.Clinic, user.Id, clinicId);
    }

    public static Task<Clinic> ClinicAsync(this UseCaseFixture app, Guid id) => app.ReadAsync(db => db.Clinics.AsNoTracking().SingleAsync(c => c.Id == id));
}
