using LeadCrm.Application.Access;
using LeadCrm.Application.Staff;
using LeadCrm.Domain;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Staff;

/// <summary>Somebody can always administrate; each test has a database of its own, because it counts administrators.</summary>
public sealed class LastAdministratorTests : IAsyncLifetime
{
    private readonly UseCaseFixture app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_last_administrator_is_neither_closed_nor_demoted_also_not_for_somebody_who_was_only_invited()
    {
        var admin = await app.AdministratorAsync();
        await app.SendAsync(admin, new InviteStaff("Next", "next@example.org", ["administrator"]));
        var me = await app.SendAsync(admin, new GetStaffMember(admin.UserId!.Value));
        (await CodeAsync(admin, new DeactivateStaff(me.Id, null))).ShouldBe("last-administrator");
        (await CodeAsync(admin, me.With(roles: ["manager"]))).ShouldBe("last-administrator");

        var second = await app.ColleagueAsync(Roles.Administrator);
        (await CodeAsync(admin, new DeactivateStaff(me.Id, null))).ShouldBe("own-account");
        (await CodeAsync(second, new DeactivateStaff(me.Id, null))).ShouldBeNull();
        (await CodeAsync(second, (await app.SendAsync(second, new GetStaffMember(second.UserId!.Value))).With(roles: ["manager"]))).ShouldBe("last-administrator");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_administrators_who_take_each_others_place_at_once_one_stays(bool closes)
    {
        Caller[] all = [await app.AdministratorAsync(), await app.ColleagueAsync(Roles.Administrator), await app.ColleagueAsync(Roles.Administrator)];
        var records = await Task.WhenAll(all.Select(a => app.SendAsync(all[0], new GetStaffMember(a.UserId!.Value))));
        for (var round = 0; round < 2; round++)
        {
            await Task.WhenAll(all.Select((by, i) =>
            {
                var target = records[(i + 1) % all.Length];
                return CodeAsync(by, closes ? new DeactivateStaff(target.Id, null) : target.With(roles: ["manager"]) with { Version = null });
            }));
            (await app.ReadAsync(db => db.Users.CountAsync(u => u.IsActive && (u.Roles & Roles.Administrator) != Roles.None))).ShouldBeGreaterThan(0);
        }
    }

    private async Task<string?> CodeAsync(Caller caller, MediatR.IRequest<MediatR.Unit> request)
    {
        try
        {
            await app.SendAsync(caller, request);
            return null;
        }
        catch (BrokenRuleException e)
        {
            return e.Code;
        }
    }
}
