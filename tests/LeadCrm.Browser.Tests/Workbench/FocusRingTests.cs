using System.Text.Json;
using LeadCrm.Browser.Tests.Story;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Workbench;

/// <summary>Whoever works by keyboard sees where they are: on every page, every element that takes the focus shows it. (axe does not look at that.)</summary>
public sealed class FocusRingTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Unseen = """
        () => {
          const seen = e => {
            const s = getComputedStyle(e);
            return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && !/, 0\)$|transparent/.test(s.outlineColor);
          };
          const focusable = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, iframe, [tabindex="0"]')]
            .filter(e => !e.disabled && e.type !== 'hidden' && e.getClientRects().length > 0 && e.tabIndex >= 0 && !e.closest('[aria-hidden="true"]'));
          const unseen = [];
          for (const e of focusable) {
            e.focus({ preventScroll: true });
            if (document.activeElement !== e || e.tagName === 'IFRAME') continue;
            // A chip draws the ring of the input inside it.
            if (!seen(e) && !(e.nextElementSibling && seen(e.nextElementSibling))) unseen.push(e.outerHTML.slice(0, 120));
          }
          return { looked: focusable.length, unseen };
        }
        """;

    private static readonly (string Account, string[] Pages)[] s_pages =
    [
        ("coordinator", ["/leads", "/board", "/returns"]),
        ("manager", ["/reports", "/reports/leads", "/routing", "/routing/policies/1", "/clinics", "/clinics/new", "/clinics/0199aaaa-0000-7000-8000-00000000000b/profile", "/catalogue", "/catalogue/systemic-sclerosis/hsct"]),
        ("reviewer", ["/catalogue", "/catalogue/systemic-sclerosis/hsct/edit"]),
        ("admin", ["/admin/outbox"]),
        ("clinic-b", ["/offers", "/clinic", "/clinic/profile", "/clinic/treatments", "/clinic/licences", "/clinic/hours", "/clinic/capacity", "/clinic/users", "/quote-templates", "/performance"]),
    ];

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public Task Every_element_shows_its_focus(ColorScheme scheme) => browser.TellAsync(async () =>
    {
        var visitor = await browser.PersonAsync();
        foreach (var address in new[] { "/", "/signin", "/quote", "/quote?condition=systemic-sclerosis&treatment=hsct", "/demo-article", "/nowhere" })
            await LookAsync(visitor, scheme, address, "h1");
        foreach (var (account, pages) in s_pages)
        {
            var page = await browser.SignedInAsync(account);
            await page.WaitForURLAsync(url => !url.Contains("/signin", StringComparison.Ordinal));
            foreach (var address in pages)
                await LookAsync(page, scheme, address, "main h1, main h2");
        }
    });

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public Task A_lead_an_offer_and_the_dialogs_do_too(ColorScheme scheme) => browser.TellAsync(async () =>
    {
        var id = await Intake.QualifiedLeadAsync(browser.Address, "Rita Ring");
        var page = await browser.SignedInAsync("coordinator");
        await page.WaitForURLAsync(url => !url.Contains("/signin", StringComparison.Ordinal));
        await LookAsync(page, scheme, $"/leads/{id}", "#next");
        await LookAsync(page, scheme, $"/leads/{id}/routing", "h1");
        var undecided = await Intake.NewLeadAsync(browser.Address, "Nora Ring");
        foreach (var (lead, dialog) in new[] { (undecided, "Disqualify"), (id, "Close as lost") })
        {
            await page.GotoAsync($"/leads/{lead}");
            await page.GetByRole(AriaRole.Button, new() { Name = dialog }).First.ClickAsync();
            await page.Locator(".mud-dialog").WaitForAsync();
            await UnseenAsync(page, dialog);
            await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
            await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }

        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("?");
        await page.Locator(".mud-dialog").WaitForAsync();
        await UnseenAsync(page, "keys");
    });

    private static async Task LookAsync(IPage page, ColorScheme scheme, string address, string ready)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await page.GotoAsync(address);
        await page.Locator(ready).First.WaitForAsync();
        await page.Locator(".waiting").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.ShouldBeAccessibleAsync(address);
        await UnseenAsync(page, address);
    }

    private static async Task UnseenAsync(IPage page, string where)
    {
        await page.Keyboard.PressAsync("Tab");
        var found = await page.EvaluateAsync<JsonElement>(Unseen);
        found.GetProperty("looked").GetInt32().ShouldBeGreaterThan(0, where);
        found.GetProperty("unseen").EnumerateArray().Select(e => $"{where}: {e.GetString()}").ShouldBeEmpty();
    }
}
