using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Story;

/// <summary>A manager who wants long-term follow-up to count drafts a policy, tries it on the past, publishes it and watches the next lead.</summary>
public sealed class ManagerStoryTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public Task A_policy_is_drafted_simulated_published_and_explains_the_next_lead() => browser.TellAsync(async () =>
    {
        for (var i = 1; i <= 3; i++)
            await Intake.QualifiedLeadAsync(browser.Address, $"Past Patient {i}");
        var manager = await browser.SignedInAsync("manager");

        await DraftAsync(manager);
        await SimulateAsync(manager);
        await PublishAsync(manager);
        var next = await Intake.QualifiedLeadAsync(browser.Address, "Next Patient");
        await ExplainAsync(manager, next);
    });

    private static async Task DraftAsync(IPage page)
    {
        await page.GotoAsync("/routing");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Routing", Exact = true }).WaitForAsync();
        await page.ShouldBeAccessibleAsync("routing");
        await page.GetByRole(AriaRole.Button, new() { Name = "Draft a copy" }).First.ClickAsync();
        await page.GetByLabel("What the policy is called").FillAsync("Long-term follow-up first");
        await WeighAsync(page, "How much completeness of care counts", 90);
        await WeighAsync(page, "How much experience with the treatment counts", 10);
        await WeighAsync(page, "How much evaluation before the treatment counts", 10);
        await WeighAsync(page, "How much monitoring during the therapy counts", 10);
        await WeighAsync(page, "How much long-term follow-up counts", 80);
        await page.GetByLabel("A case goes to").SelectOptionAsync(new SelectOptionValue { Label = "one clinic at a time, the best first" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Simulate", Exact = true }).And(page.Locator(":enabled")).WaitForAsync();
        await page.ShootAsync("policy");
        await page.ShouldBeAccessibleAsync("policy editor");
        await NarrowAsync(page, "policy-phone");
    }

    private static async Task WeighAsync(IPage page, string what, int weight)
    {
        var field = page.GetByLabel($"{what}, as a number");
        await field.FillAsync(weight.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await field.PressAsync("Tab");
    }

    private static async Task SimulateAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Simulate", Exact = true }).ClickAsync();
        await page.GetByText("past leads were replayed").WaitForAsync();
        await page.GetByText("The leads that change most").WaitForAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Under version 2" }).First.WaitForAsync();
        await page.ShootAsync("simulation", fullPage: true);
        await page.ShouldBeAccessibleAsync("simulation");
        await NarrowAsync(page, "simulation-phone");
    }

    private static async Task PublishAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish this policy" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await page.ShouldBeAccessibleAsync("publish dialog");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Long-term follow-up first" }).WaitForAsync();
    }

    private static async Task ExplainAsync(IPage page, Guid lead)
    {
        await page.GotoAsync($"/leads/{lead}/routing");
        await page.GetByText("clinics were asked").WaitForAsync();
        await page.GetByText("by policy version 2").WaitForAsync();
        await page.GetByText("Bosphorus").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Verify" }).ClickAsync();
        await page.GetByText("gives the same result").WaitForAsync();
        await page.GetByLabel("Why this clinic, or why not?").FillAsync("Sierra Madre");
        await page.GetByLabel("Why this clinic, or why not?").PressAsync("Tab");
        await page.GetByText("ranked second").First.WaitForAsync();
        await page.ShootAsync("explanation", fullPage: true);
        await page.ShouldBeAccessibleAsync("explanation");
        await NarrowAsync(page, "explanation-phone");
    }

    private static async Task NarrowAsync(IPage page, string picture)
    {
        await page.SetViewportSizeAsync(390, 844);
        await page.ShootAsync(picture);
        await page.ShouldBeAccessibleAsync(picture);
        await page.SetViewportSizeAsync(1280, 900);
    }
}
