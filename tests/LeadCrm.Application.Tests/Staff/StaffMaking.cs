using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Staff;
using LeadCrm.Domain.Journal;
using LeadCrm.Infrastructure.Identity;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Application.Tests.Staff;

/// <summary>Colleagues and their leads, in one line.</summary>
internal static class StaffMaking
{
    private const string Password = "a quiet lake behind the house";
    private static int s_people;

    /// <summary>A colleague who can sign in.</summary>
    public static async Task<Caller> ColleagueAsync(this UseCaseFixture app, Roles roles, string name = "Colleague")
    {
        await using var scope = app.Services.CreateAsyncScope();
        var email = $"staff-{Interlocked.Increment(ref s_people)}@example.org";
        var user = await scope.ServiceProvider.GetRequiredService<UserAccounts>().EnsureAsync(email, name, roles, clinicId: null, Password);
        return new Caller(roles, user.Id);
    }

    /// <summary>The administrator of the demo accounts.</summary>
    public static async Task<Caller> AdministratorAsync(this UseCaseFixture app) =>
        new(Roles.Administrator, await app.ReadAsync(db => db.Users.Where(u => u.Email == "admin@demo.leadcrm.test").Select(u => u.Id).SingleAsync()));

    /// <summary>A lead in triage that a coordinator has taken.</summary>
    public static async Task<Guid> LeadOfAsync(this UseCaseFixture app, Caller owner)
    {
        var submitted = await app.SendAsync(Caller.Anonymous, QuoteRequests.Scleroderma());
        var id = await app.ReadAsync(db => db.Leads.Where(l => l.Reference == submitted.Reference).Select(l => l.Id).SingleAsync());
        await app.SendAsync(owner, new ClaimLead(id));
        return id;
    }

    public static Task<List<Fact>> HandOversAsync(this UseCaseFixture app, Guid lead) =>
        app.ReadAsync(db => db.Facts.AsNoTracking().Where(e => e.LeadId == lead && e.Kind == FactKind.HandedOver).ToListAsync());

    public static Task<User> UserAsync(this UseCaseFixture app, Guid? id) => app.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.Id == id));

    public static async Task<IdentityResult> ChooseAsync(this UseCaseFixture app, Uri link, string password = Password)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(link.Query);
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PasswordChoice>().ChooseAsync(query["user"], query["token"], password);
    }

    public static ChangeStaff With(this StaffMember member, IReadOnlyList<string>? roles = null, int? leadsPerDay = null, string? name = null) =>
        new(member.Id, member.Version, name ?? member.Name, roles ?? member.Roles, member.Languages, member.TimeZone, member.Weekly, leadsPerDay ?? member.LeadsPerDay);
}
