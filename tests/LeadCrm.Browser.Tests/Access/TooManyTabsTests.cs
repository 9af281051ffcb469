using LeadCrm.Application.Access;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Access;

public sealed class FewTabs(SharedChromium chromium) : OpenDoors(chromium)
{
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("LeadCrm:Circuits:PerUser", "2")];
}

public sealed class TooManyTabsTests(FewTabs app) : IClassFixture<FewTabs>
{
    [Fact]
    public async Task One_account_works_in_so_many_tabs_and_closing_one_makes_room()
    {
        var first = await app.WindowAsync(await app.NewAccountAsync(Roles.Administrator));
        await first.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        var second = await OpenAsync(first.Context);

        var third = await first.Context.NewPageAsync();
        await third.GotoAsync("/admin/outbox");
        await third.GetByRole(AriaRole.Heading, new() { Name = "Too many tabs are open" }).WaitForAsync();

        await second.CloseAsync(new() { RunBeforeUnload = true });
        await OpenDoors.UntilAsync(async () =>
        {
            await third.ReloadAsync();
            return await third.GetByRole(AriaRole.Heading, new() { Name = "Too many tabs are open" }).CountAsync() == 0;
        });
    }

    private static async Task<IPage> OpenAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/admin/outbox");
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        return page;
    }
}
