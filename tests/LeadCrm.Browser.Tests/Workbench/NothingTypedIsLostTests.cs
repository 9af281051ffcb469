using LeadCrm.Browser.Tests.Story;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Workbench;

/// <summary>What somebody types is asked about before it would be lost, whichever way they leave; a clinic's quote is kept by itself.</summary>
public sealed class NothingTypedIsLostTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public Task A_form_is_left_by_a_link_a_reload_or_signing_out_only_when_its_writer_says_so() => browser.TellAsync(async () =>
    {
        var page = await SignedInAsync("manager");
        await page.GotoAsync("/clinics/new");
        var name = page.GetByLabel("Name", new() { Exact = true });
        await name.PressSequentiallyAsync("Half a clin");

        await page.GetByRole(AriaRole.Link, new() { Name = "Reports" }).ClickAsync();
        var asks = page.GetByRole(AriaRole.Alertdialog, new() { Name = "Leave this page?" });
        await asks.GetByText("The clinic you describe is not added yet.").WaitForAsync();
        await page.ShootAsync("leaving-asks");
        await page.ShouldBeAccessibleAsync("the question before leaving");
        await asks.GetByRole(AriaRole.Button, new() { Name = "Stay" }).ClickAsync();
        (await name.InputValueAsync()).ShouldBe("Half a clin");

        (await AskedByBrowserAsync(page, "setTimeout(() => location.reload(), 0)")).ShouldBe("beforeunload");
        (await AskedByBrowserAsync(page, "setTimeout(() => document.getElementById('sign-out').requestSubmit(), 0)")).ShouldBe("beforeunload");
        (await AskedByBrowserAsync(page, "setTimeout(() => location.href = '/quote', 0)")).ShouldBe("beforeunload");
        (await name.InputValueAsync()).ShouldBe("Half a clin");

        await page.GetByRole(AriaRole.Link, new() { Name = "Reports" }).ClickAsync();
        await asks.GetByRole(AriaRole.Button, new() { Name = "Leave without saving" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Conversion" }).WaitForAsync();
        // Nothing is asked where nothing was typed.
        await page.GetByRole(AriaRole.Link, new() { Name = "Clinics", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Clinics" }).WaitForAsync();
    });

    [Fact]
    public Task A_dialog_does_not_close_over_what_was_typed() => browser.TellAsync(async () =>
    {
        var page = await SignedInAsync("manager");
        await page.GotoAsync("/clinics");
        await page.Locator("a[href='/clinics/0199aaaa-0000-7000-8000-00000000000d']").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Suspend …" }).ClickAsync();
        var reason = page.GetByRole(AriaRole.Dialog).GetByLabel("Reason");
        await reason.PressSequentiallyAsync("The licence was");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByText("Close all the same?").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on writing" }).ClickAsync();
        (await reason.InputValueAsync()).ShouldBe("The licence was");
        // Wherever the focus stands in the dialog.
        foreach (var place in new[] { page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel" }), page.GetByRole(AriaRole.Dialog) })
        {
            await place.EvaluateAsync("e => { e.tabIndex = -1; e.focus(); }");
            await page.Keyboard.PressAsync("Escape");
            await page.GetByRole(AriaRole.Button, new() { Name = "Go on writing" }).ClickAsync();
            (await reason.InputValueAsync()).ShouldBe("The licence was");
        }

        await page.EvaluateAsync("history.back()");
        await page.GetByRole(AriaRole.Alertdialog, new() { Name = "Leave this page?" }).GetByRole(AriaRole.Button, new() { Name = "Stay" }).ClickAsync();
        (await reason.InputValueAsync()).ShouldBe("The licence was");

        // Who closes it is where they were before.
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close without saving" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Suspend …" })).ToBeFocusedAsync();
    });

    [Fact]
    public Task A_quote_that_was_begun_is_there_again_after_leaving() => browser.TellAsync(async () =>
    {
        await Intake.QualifiedLeadAsync(browser.Address, "Quinn Quote");
        var page = await browser.SignedInAsync("clinic-a", 390);
        await page.SignedInAsync();
        await page.GotoAsync("/offers");
        await page.GetByRole(AriaRole.Link, new() { Name = "OF-" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept the case" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Write a quote" }).ClickAsync();
        await page.GetByLabel("Responsible doctor").FillAsync("Dr. Elif Kaya");
        await page.GetByLabel("Amount for Treatment and hospital stay").FillAsync("1000");
        await page.GetByLabel("Nights of stay").FillAsync("");
        await page.GetByLabel("Journeys").FocusAsync();
        await page.GetByText("Kept as a draft at").WaitForAsync();
        await page.GetByText("That is less than the").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the quote" }).ClickAsync();
        // Everything that is missing is told in one round, and each line leads to its field.
        await page.GetByRole(AriaRole.Link, new() { Name = "Please say how many nights; 0 for none." }).ClickAsync();
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("nights");
        await page.ShootAsync("quote-on-a-phone", fullPage: true);
        await page.ShouldBeAccessibleAsync("a quote with a problem on a phone");

        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the case" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Write a quote" }).ClickAsync();
        await page.GetByText("You began this quote").WaitForAsync();
        (await page.GetByLabel("Responsible doctor").InputValueAsync()).ShouldBe("Dr. Elif Kaya");
        (await page.GetByLabel("Nights of stay").InputValueAsync()).ShouldBe("");
        (await SmallTargetsAsync(page)).ShouldBeEmpty();
    });

    private async Task<IPage> SignedInAsync(string account)
    {
        var page = await browser.SignedInAsync(account);
        await page.SignedInAsync();
        return page;
    }

    /// <summary>Does something that would leave the page, and tells what the browser asked; it is answered with staying.</summary>
    private static async Task<string> AskedByBrowserAsync(IPage page, string script)
    {
        var asked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Answer(object? sender, IDialog dialog)
        {
            asked.TrySetResult(dialog.Type);
            _ = dialog.DismissAsync();
        }

        page.Dialog += Answer;
        await page.EvaluateAsync(script);
        var type = await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));
        page.Dialog -= Answer;
        return type;
    }

    /// <summary>Buttons and fields lower than a finger needs; a line of text may hold a link.</summary>
    private static Task<string[]> SmallTargetsAsync(IPage page) => page.EvaluateAsync<string[]>("""
        [...document.querySelectorAll('main button, main select, main textarea, main summary, main input:not([type=checkbox]):not([type=radio])')]
            .filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5)
            .map(e => `${e.tagName} ${e.id || e.textContent.trim().slice(0, 30)} ${e.getBoundingClientRect().height}`)
        """);
}
