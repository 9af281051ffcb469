using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Walks;

/// <summary>A draft policy that comes to nothing: its simulation is cancelled while it waits, and the draft is deleted.</summary>
public sealed class PolicyDraftWalkTests(PolicyDraftWalkTests.WithoutJobs browser) : IClassFixture<PolicyDraftWalkTests.WithoutJobs>
{
    [Fact]
    public Task A_draft_is_changed_its_simulation_cancelled_and_the_draft_deleted() => browser.TellAsync(async () =>
    {
        var manager = await browser.SignedInAsync("manager");
        await manager.SignedInAsync();
        await manager.GotoAsync("/routing");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Draft a copy" }).First.ClickAsync();
        await manager.GetByLabel("What the policy is called").FillAsync("Not for long");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Simulate", Exact = true }).And(manager.Locator(":enabled")).WaitForAsync();
        var draft = manager.Url;
        await manager.GetByRole(AriaRole.Button, new() { Name = "Simulate", Exact = true }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Cancel the simulation" }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Cancel the simulation" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await manager.GotoAsync(draft);
        await manager.GetByRole(AriaRole.Button, new() { Name = "Delete this draft" }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Delete the draft" }).ClickAsync();
        await manager.AtAsync(url => url.EndsWith("/routing", StringComparison.Ordinal));
    });

    /// <summary>Nobody works on what is queued, so that it can be seen waiting.</summary>
    public sealed class WithoutJobs(SharedChromium chromium) : BrowserFixture(chromium)
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("LeadCrm:Roles", "Web")];
    }
}
