using LeadCrm.Browser.Tests.Story;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Walks;

/// <summary>Pages that no other story opens: the board and the outbox.</summary>
public sealed class WorkbenchWalkTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public Task The_board_shows_open_leads_and_the_outbox_their_mails() => browser.TellAsync(async () =>
    {
        await Intake.QualifiedLeadAsync(browser.Address, "On The Board");
        var coordinator = await SignedInAsync("coordinator");
        await coordinator.GotoAsync("/board");
        await coordinator.GetByRole(AriaRole.Link, new() { Name = "On The Board" }).Or(coordinator.GetByText("On The Board")).First.WaitForAsync();

        var administrator = await SignedInAsync("admin");
        await administrator.GotoAsync("/admin/outbox");
        await administrator.GetByRole(AriaRole.Row).Nth(1).WaitForAsync();
    });

    private async Task<IPage> SignedInAsync(string account)
    {
        var page = await browser.SignedInAsync(account);
        await page.SignedInAsync();
        return page;
    }
}
