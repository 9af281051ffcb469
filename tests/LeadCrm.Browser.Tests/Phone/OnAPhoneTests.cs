using LeadCrm.Browser.Tests.Story;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Phone;

/// <summary>The pages that people open away from their desk: nothing runs out of a phone's width, and axe finds nothing.</summary>
public sealed class OnAPhoneTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly string[] s_clinic =
    [
        "/offers", "/offers/performance", "/offers/why", "/offers/templates", "/clinic", "/clinic/profile", "/clinic/treatments", "/clinic/licences",
        "/clinic/hours", "/clinic/capacity", "/clinic/users", "/clinic/terms",
    ];

    [Fact]
    public Task A_clinic_can_do_all_its_work_on_a_phone() => browser.TellAsync(async () =>
    {
        await Intake.QualifiedLeadAsync(browser.Address, "Pat Phone");
        var page = await SignedInAsync("clinic-a");
        await page.GotoAsync("/offers");
        await page.GetByRole(AriaRole.Link, new() { Name = "OF-" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept the case" }).WaitForAsync();
        await ShouldFitAsync(page, "an open offer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept the case" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel the case" }).ClickAsync();
        await page.GetByText("other clinics are asked. This cannot be taken back.").WaitForAsync();
        await ShouldFitAsync(page, "cancelling a case");
        await page.GetByLabel("The doctor is not available").CheckAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel the case" }).ClickAsync();
        await page.GetByText("You cancelled this case: the doctor is not available.").WaitForAsync();
        await ShouldFitAsync(page, "a cancelled case");
        await WalkAsync(page, s_clinic);
    });

    [Fact]
    public Task A_manager_and_a_reviewer_can_read_on_a_phone() => browser.TellAsync(async () =>
    {
        var lead = await Intake.QualifiedLeadAsync(browser.Address, "Rae Routed");
        await WalkAsync(await SignedInAsync("manager"), ["/routing", "/routing/policies/1", "/clinics", "/returns", $"/leads/{lead}/routing"]);
        await WalkAsync(await SignedInAsync("admin"), ["/admin/people", "/profile"]);
        await WalkAsync(await SignedInAsync("reviewer"), ["/catalogue", "/catalogue/systemic-sclerosis/hsct", "/catalogue/systemic-sclerosis/msc/edit"]);
    });

    private async Task<IPage> SignedInAsync(string account)
    {
        var page = await browser.SignedInAsync(account, 390);
        await page.SignedInAsync();
        return page;
    }

    private static async Task WalkAsync(IPage page, string[] addresses)
    {
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            await page.Locator("h1").First.WaitForAsync();
            await page.Locator("[role=status].waiting").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await ShouldFitAsync(page, address);
        }
    }

    private static async Task ShouldFitAsync(IPage page, string name)
    {
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, $"{name} is wider than the phone");
        await page.ShouldBeAccessibleAsync($"{name} on a phone");
    }
}
