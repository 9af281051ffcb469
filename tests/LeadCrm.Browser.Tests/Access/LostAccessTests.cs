using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadCrm.Application.Access;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.Seeding;
using LeadCrm.Browser.Tests.Story;
using LeadCrm.Domain.Clinics;
using LeadCrm.Infrastructure.Database;
using LeadCrm.Infrastructure.Identity;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Access;

/// <summary>
/// Every way to lose access against every way in: what was open is closed at the next act, and an open page within the second. Each cell is
/// tested, or says why there is nothing to test.
/// </summary>
public sealed class LostAccessTests(OpenDoors app) : IClassFixture<OpenDoors>
{
    private const string PatientsHaveNoAccount = "A patient has no account that could end.";
    private const string LinkOpensNoAccount = "A personal link opens a case and no account.";
    private const string KeepsTheAccount = "The people of the clinic keep their account; pages without a circuit show nothing of a case.";
    private const string NotForClinics = "Clinics do not get into the job dashboard, which shows ids and no people.";

    // Twice what is promised: the browser has to draw the sign-in page, on a machine that does other things.
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(10);

    private static readonly Dictionary<(Way, Door), string> s_notApplicable = new()
    {
        [(Way.SignOut, Door.PersonalLink)] = PatientsHaveNoAccount,
        [(Way.PasswordChange, Door.PersonalLink)] = PatientsHaveNoAccount,
        [(Way.Deactivation, Door.PersonalLink)] = PatientsHaveNoAccount,
        [(Way.RoleChange, Door.PersonalLink)] = PatientsHaveNoAccount,
        [(Way.ClinicSuspended, Door.Cookie)] = KeepsTheAccount,
        [(Way.ClinicSuspended, Door.JobDashboard)] = NotForClinics,
        [(Way.ClinicSuspended, Door.PersonalLink)] = "The patient's own case does not depend on one clinic.",
        [(Way.ConsentWithdrawn, Door.Cookie)] = KeepsTheAccount,
        [(Way.ConsentWithdrawn, Door.JobDashboard)] = NotForClinics,
        [(Way.ConsentWithdrawn, Door.PersonalLink)] = "Patients keep the way to their own case, where they can also grant again.",
        [(Way.LinkRevoked, Door.Cookie)] = LinkOpensNoAccount,
        [(Way.LinkRevoked, Door.Bearer)] = LinkOpensNoAccount,
        [(Way.LinkRevoked, Door.OpenPage)] = "Patients' pages have no circuit.",
        [(Way.LinkRevoked, Door.JobDashboard)] = LinkOpensNoAccount,
    };

    public enum Way
    {
        SignOut,
        PasswordChange,
        Deactivation,
        RoleChange,
        ClinicSuspended,
        ConsentWithdrawn,
        LinkRevoked,
    }

    public enum Door
    {
        Cookie,
        Bearer,
        OpenPage,
        JobDashboard,
        PersonalLink,
    }

    public static TheoryData<Way, Door> Cells => [.. AllCells.Where(c => !s_notApplicable.ContainsKey(c)).Select(c => new TheoryDataRow<Way, Door>(c.Item1, c.Item2))];

    private static IEnumerable<(Way, Door)> AllCells => Enum.GetValues<Way>().SelectMany(w => Enum.GetValues<Door>().Select(d => (w, d)));

    [Fact]
    public void Every_cell_is_tested_or_says_why_not()
    {
        (Cells.Count + s_notApplicable.Count).ShouldBe(Enum.GetValues<Way>().Length * Enum.GetValues<Door>().Length);
        s_notApplicable.Values.ShouldAllBe(why => why.Length > 20);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public Task What_was_open_is_closed(Way way, Door door) => way switch
    {
        Way.ClinicSuspended or Way.ConsentWithdrawn => CaseIsGoneAsync(way, door),
        Way.LinkRevoked => LinkIsDeadAsync(),
        _ => AccountIsOutAsync(way, door),
    };

    private async Task AccountIsOutAsync(Way way, Door door)
    {
        var email = await app.NewAccountAsync(Roles.Administrator | Roles.Coordinator);
        var cookie = await app.CookieAsync(email);
        var token = await app.TokenAsync(email);
        if (door == Door.OpenPage)
        {
            var page = await app.WindowAsync(email);
            await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
            var watch = Stopwatch.StartNew();
            await LoseAsync(way, email, page.Context);
            await page.AtAsync(url => url.Contains("/signin", StringComparison.Ordinal));
            watch.Elapsed.ShouldBeLessThan(s_soon);
            return;
        }

        (HttpClient Client, string Path)[] ways = door switch
        {
            Door.Cookie => [(cookie, "/leads")],
            Door.Bearer => [(token, "/api/v1/leads")],
            _ => [(cookie, "/admin/jobs"), (token, "/admin/jobs")],
        };
        foreach (var (client, path) in ways)
            (await client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);

        await LoseAsync(way, email, window: null, cookie);

        foreach (var (client, path) in ways)
        {
            var answer = await client.GetAsync(path);
            (answer.StatusCode is HttpStatusCode.Unauthorized || answer.Headers.Location?.OriginalString.Contains("/signin", StringComparison.Ordinal) == true)
                .ShouldBeTrue($"{path} gave {(int)answer.StatusCode}");
            (await client.GetAsync("/signin")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    private async Task LoseAsync(Way way, string email, IBrowserContext? window, HttpClient? cookie = null)
    {
        switch (way)
        {
            case Way.SignOut when window is not null:
                var tab = await window.NewPageAsync();
                await tab.GotoAsync("/signout");
                await tab.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
                break;
            case Way.SignOut:
                await OpenDoors.SignOutAsync(cookie!);
                break;
            case Way.PasswordChange:
                await app.InScopeAsync(Caller.System, async services =>
                {
                    var users = services.GetRequiredService<UserManager<User>>();
                    var user = (await users.FindByEmailAsync(email))!;
                    (await users.ResetPasswordAsync(user, await users.GeneratePasswordResetTokenAsync(user), "quiet rivers bend twice")).Succeeded.ShouldBeTrue();
                    return 0;
                });
                break;
            // However they happen: by a screen, a command, or a row that somebody changed.
            case Way.Deactivation:
                await ChangeAsync(email, users => users.ExecuteUpdateAsync(set => set.SetProperty(u => u.IsActive, false)));
                break;
            case Way.RoleChange:
                await ChangeAsync(email, users => users.ExecuteUpdateAsync(set => set.SetProperty(u => u.Roles, Roles.Coordinator)));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(way));
        }
    }

    private Task<int> ChangeAsync(string email, Func<IQueryable<User>, Task<int>> change) =>
        app.InScopeAsync(Caller.System, services => change(services.GetRequiredService<LeadCrmDbContext>().Users.Where(u => u.Email == email)));

    private async Task CaseIsGoneAsync(Way way, Door door)
    {
        var email = await app.NewAccountAsync(Roles.Clinic, DemoClinics.A);
        var clinic = await app.TokenAsync(email);
        var known = await OffersAsync(clinic);
        await InForceAsync(DemoClinics.A);
        var lead = await Intake.QualifiedLeadAsync(app.Address, "Jane Roe");
        var offer = await NewOfferAsync(clinic, known);
        (await clinic.GetFromJsonAsync<JsonElement>($"/api/v1/assignments/{offer}")).GetProperty("case").ValueKind.ShouldBe(JsonValueKind.Object);
        var page = door == Door.OpenPage ? await OpenOfferAsync(email, offer) : null;

        var watch = Stopwatch.StartNew();
        if (way == Way.ClinicSuspended)
            await app.InScopeAsync(new Caller(Roles.Manager, Guid.NewGuid()), s => s.GetRequiredService<IMediator>().Send(new SuspendClinic(DemoClinics.A, "A licence is in doubt.")));
        else
            await app.InScopeAsync(Caller.Patient(lead), s => s.GetRequiredService<IMediator>().Send(new Application.Cases.ChangeConsent("health-data", Granted: false)));

        if (page is not null)
        {
            await page.GetByRole(AriaRole.Heading, new() { Name = "The case" }).WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = (float)s_soon.TotalMilliseconds });
            return;
        }

        var now = await clinic.GetAsync($"/api/v1/assignments/{offer}");
        (now.StatusCode == HttpStatusCode.NotFound || (await now.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("case").ValueKind == JsonValueKind.Null)
            .ShouldBeTrue($"the case was still there after {watch.Elapsed}");
    }

    private Task<int> InForceAsync(Guid clinic) => app.InScopeAsync(Caller.System, services => services.GetRequiredService<LeadCrmDbContext>().Clinics
        .Where(c => c.Id == clinic && c.VettingStatus != VettingStatus.Approved)
        .ExecuteUpdateAsync(set => set.SetProperty(c => c.VettingStatus, VettingStatus.Approved).SetProperty(c => c.Version, c => c.Version + 1)));

    private async Task<IPage> OpenOfferAsync(string email, Guid offer)
    {
        var page = await app.WindowAsync(email);
        await page.GotoAsync($"/offers/{offer}");
        await page.GetByRole(AriaRole.Heading, new() { Name = "The case" }).WaitForAsync();
        return page;
    }

    private static async Task<Guid> NewOfferAsync(HttpClient clinic, HashSet<Guid> known)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await tick.WaitForNextTickAsync(patience.Token))
            if ((await OffersAsync(clinic)).FirstOrDefault(o => !known.Contains(o)) is var offer && offer != Guid.Empty)
                return offer;
        throw new TimeoutException();
    }

    private static async Task<HashSet<Guid>> OffersAsync(HttpClient clinic) =>
        (await clinic.GetFromJsonAsync<JsonElement>("/api/v1/assignments")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()).ToHashSet();

    private async Task LinkIsDeadAsync()
    {
        var coordinator = await app.SignedInAsync("coordinator");
        var lead = await Intake.QualifiedLeadAsync(app.Address, "Jane Roe");
        var token = await app.InScopeAsync(Caller.System, async services =>
        {
            var link = await services.GetRequiredService<LeadCrmDbContext>().PersonalLinks.Where(l => l.LeadId == lead).Select(l => l.Id).SingleAsync();
            return services.GetRequiredService<Application.Cases.IPersonalLinks>().TokenFor(link);
        });
        string[] ways = [$"/case/{token}", $"/api/v1/cases/{token}"];
        foreach (var path in ways)
            (await app.Client().GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);

        (await coordinator.PostAsync($"/api/v1/leads/{lead}/replace-case-link", content: null)).StatusCode.ShouldBe(HttpStatusCode.OK);

        foreach (var path in ways)
            (await app.Client().GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
    }
}
