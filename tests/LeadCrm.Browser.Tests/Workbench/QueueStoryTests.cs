using System.Text.RegularExpressions;
using LeadCrm.Browser.Tests.Story;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Workbench;

/// <summary>A coordinator works the queue by keyboard, searches, opens a lead and comes back to where they were.</summary>
public sealed partial class QueueStoryTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public Task The_row_of_the_keyboard_is_seen_and_an_act_shows_at_once() => browser.TellAsync(async () =>
    {
        await Intake.NewLeadAsync(browser.Address, "Kim Key");
        var page = await QueueAsync();
        await page.Keyboard.PressAsync("j");
        var row = page.Locator("tr.selected");
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await Assertions.Expect(row.Locator("a")).ToBeFocusedAsync();
        var name = await row.Locator(".name").InnerTextAsync();
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.Locator("tr", new() { HasText = name })).Not.ToContainTextAsync("nobody yet", new() { Timeout = 3_000 });
    });

    [Fact]
    public Task A_search_is_there_again_after_going_back_and_nobody_sees_it_on_the_way() => browser.TellAsync(async () =>
    {
        await Intake.NewLeadAsync(browser.Address, "Élodie Zurück");
        var page = await QueueAsync();
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.Locator("#search").PressSequentiallyAsync("zuruck elodie");
        await page.AtAsync(url => url.Contains("#q=", StringComparison.Ordinal));
        var link = page.Locator("tr", new() { HasText = "Élodie Zurück" }).Locator("a");
        await link.First.ClickAsync();
        await page.Locator("#next").WaitForAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("#search")).ToHaveValueAsync("zuruck elodie");
        await Assertions.Expect(page.Locator("tr.selected")).ToContainTextAsync("Élodie Zurück");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#search")).ToHaveValueAsync("zuruck elodie");
        await Assertions.Expect(link.First).ToBeVisibleAsync();
        asked.ShouldNotContain(url => url.Contains("zuruck", StringComparison.OrdinalIgnoreCase));
    });

    [Fact]
    public Task The_next_step_is_the_loud_button_and_moves_on_when_the_patient_was_reached() => browser.TellAsync(async () =>
    {
        var id = await Intake.NewLeadAsync(browser.Address, "Nora Next");
        var page = await QueueAsync();
        await page.GotoAsync($"/leads/{id}");
        await page.Locator("#next").WaitForAsync();
        await LoudAsync(page, "Reached");
        await page.GetByRole(AriaRole.Link, new() { Name = "in your mail program" }).DispatchEventAsync("click");
        await page.GetByText("Nobody has tried to reach them yet").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Not reached" }).ClickAsync();
        await page.GetByText("Try to reach the patient again").WaitForAsync();
        await page.GetByText("You own it.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Reached", Exact = true }).ClickAsync();
        await page.GetByText("Qualify or disqualify").WaitForAsync();
        await LoudAsync(page, "Qualify");
        RunTogether().Matches(await page.Locator("main").InnerTextAsync()).Select(m => m.Value).ShouldBeEmpty();
    });

    /// <summary>The filled buttons of the panel that says what to do next.</summary>
    private static async Task LoudAsync(IPage page, string name) =>
        (await page.Locator("section.panel:has(#next) .mud-button-filled").AllInnerTextsAsync()).Select(t => t.Trim().ToUpperInvariant()).ShouldBe([name.ToUpperInvariant()]);

    private async Task<IPage> QueueAsync()
    {
        var page = await browser.SignedInAsync("coordinator");
        await page.SignedInAsync();
        await page.GotoAsync("/leads");
        await page.GetByRole(AriaRole.Link, new() { Name = "MQ-" }).First.WaitForAsync();
        return page;
    }

    /// <summary>Two sentences without a blank between them.</summary>
    [GeneratedRegex(@"(?<![@\w.])[a-z]{2,}\.[A-Za-z][a-z]+ ", RegexOptions.None, 1_000)]
    private static partial Regex RunTogether();
}
