using System.Text.RegularExpressions;
using LeadCrm.Browser.Tests.Story;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Walks;

/// <summary>Pages that no other story opens: the board and the outbox.</summary>
public sealed partial class WorkbenchWalkTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
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
        await administrator.GetByRole(AriaRole.Link, new() { Name = "We have your request" }).First.ClickAsync();
        await administrator.GetByRole(AriaRole.Heading, new() { NameRegex = Written() }).WaitForAsync();
        await administrator.GetByText("Hello On The Board").WaitForAsync();
        await administrator.ShootAsync("mail");
        await administrator.ShouldBeAccessibleAsync("a mail");

        await coordinator.GotoAsync(administrator.Url);
        await coordinator.GetByRole(AriaRole.Heading, new() { Name = "This page is not for your account" }).WaitForAsync();
    });

    [GeneratedRegex("^As it (?:was sent|would be written now)$", RegexOptions.None, 1000)]
    private static partial Regex Written();

    private async Task<IPage> SignedInAsync(string account)
    {
        var page = await browser.SignedInAsync(account);
        await page.SignedInAsync();
        return page;
    }
}
