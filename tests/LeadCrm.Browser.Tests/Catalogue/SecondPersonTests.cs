using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Catalogue;

/// <summary>A change of an evidence level from the catalogue to the next version, with two people.</summary>
public sealed class SecondPersonTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Pair = "/catalogue/knee-osteoarthritis/total-knee-replacement";

    [Fact]
    public Task A_reviewer_lowers_a_level_tries_it_proposes_it_and_a_second_one_approves() => browser.TellAsync(async () =>
    {
        var rita = await browser.SignedInAsync("reviewer");
        await SignedInAsync(rita, "Leads");
        await WriteAsync(rita);
        await TryAsync(rita);
        await rita.ShootAsync("catalogue-editor", fullPage: true);
        await rita.ShouldBeAccessibleAsync("editor");

        await rita.GetByRole(AriaRole.Button, new() { Name = "Propose to a second reviewer" }).ClickAsync();
        await rita.GetByText("It waits for a second medical reviewer who does not sell.").WaitForAsync();
        (await rita.GetByRole(AriaRole.Button, new() { Name = "Approve" }).CountAsync()).ShouldBe(0);
        await rita.SetViewportSizeAsync(390, 844);
        await rita.ShootAsync("catalogue-proposal-390", fullPage: true);
        await rita.ShouldBeAccessibleAsync("proposal on a phone");
        await rita.SetViewportSizeAsync(1280, 900);

        var manager = await browser.SignedInAsync("manager");
        await SignedInAsync(manager, "Conversion");
        await manager.GotoAsync(rita.Url);
        await manager.GetByText("It waits for a medical reviewer other than Dr. Rita Reviewer").WaitForAsync();

        var bruno = await browser.SignedInAsync("reviewer-b");
        await DecideAsync(bruno, rita.Url);
        await bruno.GotoAsync(Pair);
        await bruno.GetByRole(AriaRole.Heading, new() { Name = "Total knee replacement" }).WaitForAsync();
        await bruno.GetByText("emerging, not yet standard").First.WaitForAsync();
        await bruno.GetByText("On the level: The long-term data were withdrawn.").WaitForAsync();
        await bruno.ShootAsync("catalogue-pair", fullPage: true);
        await bruno.ShouldBeAccessibleAsync("pair");
        await bruno.SetViewportSizeAsync(390, 844);
        await bruno.ShouldBeAccessibleAsync("pair on a phone");
    });

    [Fact]
    public Task Contradictory_rules_are_told_while_they_are_written() => browser.TellAsync(async () =>
    {
        var rita = await browser.SignedInAsync("reviewer");
        await SignedInAsync(rita, "Leads");
        await OpenAsync(rita, "/catalogue/cataract/phacoemulsification/edit", "Change");
        foreach (var (label, bound) in new[] { ("at least", "70"), ("at most", "60") })
        {
            await rita.GetByRole(AriaRole.Button, new() { Name = "Add a rule" }).ClickAsync();
            var rule = rita.Locator("details.rule[open]").Filter(new() { HasText = "New rule" });
            await rule.WaitForAsync();
            await rule.GetByLabel("Kind").SelectOptionAsync("Required");
            await rule.GetByLabel(": looks at").SelectOptionAsync("Age");
            await rule.GetByLabel(": " + label).FillAsync(bound);
            await rule.GetByLabel("Sentence for coordinator and clinic", new() { Exact = true }).FillAsync($"Age {label} {bound}.");
            await rita.GetByLabel("Why this is changed").ClickAsync();
            await rita.Locator("details.rule summary").Filter(new() { HasText = $"Age {label} {bound}." }).WaitForAsync();
        }

        await rita.GetByText("are both required and can never both hold").First.WaitForAsync();
        await rita.GetByRole(AriaRole.Link, new() { Name = "Leads" }).ClickAsync();
        await rita.GetByText("What you changed is not saved yet.").WaitForAsync();
        await rita.GetByRole(AriaRole.Button, new() { Name = "Leave without saving" }).ClickAsync();
        await SignedInAsync(rita, "Leads");

        await OpenAsync(rita, "/catalogue", "Catalogue");
        await rita.ShouldBeAccessibleAsync("catalogue");
    });

    /// <summary>The page that a role starts on is there; going on earlier would race with signing in.</summary>
    private static Task SignedInAsync(IPage page, string heading) => page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1 }).WaitForAsync();

    private static async Task OpenAsync(IPage page, string path, string heading)
    {
        await page.GotoAsync(path);
        await page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1 }).WaitForAsync();
    }

    private static async Task WriteAsync(IPage rita)
    {
        await OpenAsync(rita, Pair, "Total knee replacement");
        await rita.GetByRole(AriaRole.Link, new() { Name = "Change" }).ClickAsync();
        await rita.GetByLabel("Evidence level").SelectOptionAsync("Emerging");
        await rita.GetByLabel("Why the level changes").FillAsync("The long-term data were withdrawn.");
        // Patients read the text; it cannot stay as it was.
        await rita.GetByText("the text that patients read still says what held before").First.WaitForAsync();
        await rita.GetByLabel("What the evidence says, for whom").First.FillAsync("Studies of the first years look good; how long it lasts is not known any more.");
        await rita.GetByLabel("Why this is changed").FillAsync("A new review.");
        await rita.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await rita.GetByText("Saved.", new() { Exact = true }).WaitForAsync();
        (await rita.GetByRole(AriaRole.Button, new() { Name = "Put into force" }).CountAsync()).ShouldBe(0);
    }

    private static async Task TryAsync(IPage rita)
    {
        await rita.GetByLabel("Fill in a sample patient").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await rita.Locator(".assessment").Filter(new() { HasText = "In force" }).GetByText("Nothing speaks against it").WaitForAsync();
        await rita.GetByLabel("Year of birth").FillAsync("");
        await rita.GetByLabel("Year of birth").BlurAsync();
    }

    private static async Task DecideAsync(IPage bruno, string proposal)
    {
        await SignedInAsync(bruno, "Leads");
        await bruno.GotoAsync(proposal);
        await bruno.GetByRole(AriaRole.Heading, new() { Name = "Change of the evidence level" }).WaitForAsync();
        await bruno.ShootAsync("catalogue-proposal", fullPage: true);
        await bruno.ShouldBeAccessibleAsync("proposal");
        await bruno.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await bruno.GetByText("Say why, so that it can be done better.").WaitForAsync();
        await bruno.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await bruno.GetByText("Put into force as version 2 by Dr. Bruno Reviewer").WaitForAsync();
    }
}
