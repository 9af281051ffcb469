using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Walks;

/// <summary>Changes of the catalogue that end otherwise than in the main story: confirmed unchanged, put into force by one, taken onto a newer version, rejected, withdrawn.</summary>
public sealed class CatalogueWalkTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Pair = "/catalogue/knee-osteoarthritis/total-knee-replacement";

    [Fact]
    public Task Two_reviewers_change_the_same_treatment_and_every_ending_is_walked() => browser.TellAsync(async () =>
    {
        var (rita, bruno) = (await SignedInAsync("reviewer"), await SignedInAsync("reviewer-b"));
        await ConfirmUnchangedAsync(rita);
        await DraftAsync(bruno, "What the evidence says, for whom", "Bruno's wording.");
        await DraftAsync(rita, "What to read or ask for instead", "Rita's wording.");
        await rita.GetByRole(AriaRole.Button, new() { Name = "Put into force" }).ClickAsync();
        await rita.AtAsync(url => !url.EndsWith("/edit", StringComparison.Ordinal));

        await bruno.GotoAsync(Pair + "/edit");
        await bruno.GetByRole(AriaRole.Button, new() { Name = "Take your draft onto version" }).ClickAsync();
        await bruno.GetByRole(AriaRole.Button, new() { Name = "Take your draft onto version" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await bruno.GetByRole(AriaRole.Button, new() { Name = "Propose to a second reviewer" }).ClickAsync();
        await bruno.GetByText("It waits for a second medical reviewer").WaitForAsync();

        await rita.GotoAsync(bruno.Url);
        await rita.GetByLabel("What you want to say").FillAsync("The source is missing.");
        await rita.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await rita.GetByRole(AriaRole.Button, new() { Name = "Reject" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await DraftAsync(rita, "What to read or ask for instead", "Another try.");
        await rita.GetByRole(AriaRole.Button, new() { Name = "Withdraw this draft" }).ClickAsync();
        await rita.AtAsync(url => !url.EndsWith("/edit", StringComparison.Ordinal));
    });

    private async Task<IPage> SignedInAsync(string account)
    {
        var page = await browser.SignedInAsync(account);
        await page.GetByRole(AriaRole.Heading, new() { Name = "Leads", Level = 1 }).WaitForAsync();
        return page;
    }

    private static async Task ConfirmUnchangedAsync(IPage reviewer)
    {
        await reviewer.GotoAsync(Pair);
        await reviewer.GetByLabel("Looked at again and nothing changed?").FillAsync("The registries of this year.");
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "Confirm unchanged" }).ClickAsync();
        await reviewer.GetByText("The registries of this year.").First.WaitForAsync();
    }

    private static async Task DraftAsync(IPage reviewer, string part, string text)
    {
        await reviewer.GotoAsync(Pair + "/edit");
        await reviewer.GetByRole(AriaRole.Heading, new() { Name = "Change", Level = 1 }).WaitForAsync();
        await reviewer.GetByLabel(part).First.FillAsync(text);
        await reviewer.GetByLabel("Why this is changed").FillAsync(text);
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await reviewer.GetByText("Saved.", new() { Exact = true }).WaitForAsync();
    }
}
