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

    private const string IsDark = "document.documentElement.classList.contains('dark')";

    private static readonly string[] s_ofAClinic = ["", "/profile", "/treatments", "/licences", "/hours", "/capacity", "/users"];

    private static readonly (string Account, string[] Pages)[] s_pages =
    [
        ("coordinator", ["/leads", "/board", "/returns"]),
        ("manager", ["/reports", "/reports/leads", "/routing", "/routing/policies/1", "/clinics", "/clinics/new", .. s_ofAClinic.Select(part => $"/clinics/0199aaaa-0000-7000-8000-00000000000b{part}"), "/clinics/0199aaaa-0000-7000-8000-00000000000b/terms", "/catalogue", "/catalogue/systemic-sclerosis/hsct"]),
        ("reviewer", ["/catalogue", "/catalogue/systemic-sclerosis/hsct/edit"]),
        ("admin", ["/admin/people", "/admin/outbox", "/profile"]),
        ("clinic-b", ["/offers", .. s_ofAClinic.Select(part => $"/clinic{part}"), "/quote-templates", "/performance"]),
    ];

    [Fact]
    public Task Every_page_is_accessible_and_every_element_shows_its_focus() => browser.TellAsync(async () =>
    {
        var visitor = await browser.PersonAsync();
        foreach (var address in new[] { "/", "/signin", "/quote", "/quote?condition=systemic-sclerosis&treatment=hsct", "/demo-article", "/nowhere" })
            await LookAsync(visitor, address, "h1");
        foreach (var (account, pages) in s_pages)
        {
            var page = await browser.SignedInAsync(account);
            await page.SignedInAsync();
            foreach (var address in pages)
                await LookAsync(page, address, "main h1, main h2");
        }
    });

    [Fact]
    public Task A_lead_its_routing_and_the_dialogs_do_too() => browser.TellAsync(async () =>
    {
        var id = await Intake.QualifiedLeadAsync(browser.Address, "Rita Ring");
        var page = await browser.SignedInAsync("coordinator");
        await page.SignedInAsync();
        await LookAsync(page, $"/leads/{id}", "#next");
        await LookAsync(page, $"/leads/{id}/routing", "h1");
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

    /// <summary>By day and by night: what changes with the colours is looked at twice.</summary>
    private static async Task LookAsync(IPage page, string address, string ready)
    {
        await page.GotoAsync(address);
        await page.Locator(ready).First.WaitForAsync();
        await page.Locator(".waiting").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.ShouldBeAccessibleAsync(address);
        await UnseenAsync(page, address);
        await InTheOtherLightAsync(page);
        await page.ShouldHaveContrastAsync($"{address} in another light");
        await UnseenAsync(page, $"{address} in another light");
    }

    /// <summary>The workbench is switched by its button and remembers; the public pages follow the device.</summary>
    private static async Task InTheOtherLightAsync(IPage page)
    {
        var dark = page.GetByRole(AriaRole.Button, new() { Name = "Dark", Exact = true });
        if (await dark.CountAsync() == 0)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = await page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches") ? ColorScheme.Light : ColorScheme.Dark });
            return;
        }

        var was = await page.EvaluateAsync<bool>(IsDark);
        await dark.ClickAsync();
        await page.WaitForFunctionAsync($"was => ({IsDark}) !== was", was);
    }

    private static async Task UnseenAsync(IPage page, string where)
    {
        await page.Keyboard.PressAsync("Tab");
        var found = await page.EvaluateAsync<JsonElement>(Unseen);
        found.GetProperty("looked").GetInt32().ShouldBeGreaterThan(0, where);
        found.GetProperty("unseen").EnumerateArray().Select(e => $"{where}: {e.GetString()}").ShouldBeEmpty();
    }
}
