using LeadCrm.Browser.Tests.Story;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Patient;

/// <summary>The patient's whole way on a phone of 390 × 844: every page fits, every target is big enough for a finger, and axe finds nothing.</summary>
public sealed class PatientOnAPhoneTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const int Screen = 844;

    // Text links inside a sentence are exempt (WCAG 2.5.8); so is what is out of sight on purpose.
    private const string SmallTargets = """
        () => [...document.querySelectorAll('a, button, summary, select, input, textarea')]
          .filter(e => e.checkVisibility() && !e.closest('.trap, .skip') && !(e.tagName === 'A' && e.closest('p, li, .brand') && !e.matches('.primary, .second')))
          .map(e => [e, e.matches('[type=radio], [type=checkbox]') ? e.closest('.chip, .consent, .whole') : e])
          .filter(([, target]) => target.getBoundingClientRect().height < 43.5)
          .map(([e, target]) => `${e.outerHTML.slice(0, 90)} ${target.getBoundingClientRect().height}`)
        """;

    [Fact]
    public Task Article_form_and_thanks() => browser.TellAsync(async () =>
    {
        var page = await browser.PersonAsync(390, Screen);
        var form = page.Locator("body");
        await page.GotoAsync("/demo-article");
        await ShouldFitAsync(page, "patient-article");
        await page.GotoAsync("/quote");
        await ShouldFitAsync(page, "patient-form-empty");
        await page.GotoAsync(FormPages.Address);
        await ShouldFitAsync(page, "patient-form-1");
        await form.GoOnAsync();
        (await page.GetByRole(AriaRole.Heading, new() { Name = "Receive a free medical quote" }).CountAsync()).ShouldBe(0, "no step repeats the heading");
        await form.TickAsync("requester.relation", "child");
        await form.Field("patient.fullName").FillAsync("Ada Roe");
        await form.SaysWhoAsync();
        await ShouldFitAsync(page, "patient-form-2");
        await form.GoOnAsync();
        await form.SendAsync();
        await ShouldFitAsync(page, "patient-form-3-missing");
        await form.SaysWhereAsync();
        await ShouldFitAsync(page, "patient-form-3");
        await form.SendAsync();
        await page.GetByText("Thank you. We have your request.").WaitForAsync();
        await ShouldFitAsync(page, "patient-thanks");
        await page.GetByRole(AriaRole.Link, new() { Name = "Open my case page" }).ClickAsync();
        await page.GetByText("Ada Roe has to confirm this request").WaitForAsync();
        await ShouldFitAsync(page, "patient-case-new");
    });

    [Fact]
    public Task Case_page_with_two_clinics_and_two_quotes() => browser.TellAsync(async () =>
    {
        var (_, path) = await Intake.QualifiedCaseAsync(browser.Address, "Jane Roe");
        await Intake.AcceptAsync(browser.Address, "clinic-a", "EUR", 68_200);
        await Intake.AcceptAsync(browser.Address, "clinic-b", "USD", 85_000);
        var page = await browser.PersonAsync(390, Screen);
        await page.GotoAsync(path);
        await ShouldFitAsync(page, "patient-case-quotes");
        await ShouldBeWithinAsync(page.GetByText("No, thanks"), 3);
        await page.GetByLabel("Show the whole quote").First.CheckAsync();
        await Assertions.Expect(page.GetByText("Flights").First).ToBeVisibleAsync();
        await page.GetByLabel("Show the whole quote").First.UncheckAsync();

        for (var i = 0; i < 2; i++)
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Decide which clinic may know who you are" }).ClickAsync();
            var confirm = page.GetByRole(AriaRole.Button, new() { Name = "Confirm " }).First;
            (await TopAsync(confirm) - await TopAsync(page.Locator("#confirm"))).ShouldBeLessThan(3 * Screen);
            await page.GetByLabel("I have read the risks").First.CheckAsync();
            await confirm.ClickAsync();
            await page.GetByText("The clinic now knows who you are").WaitForAsync();
        }

        await ShouldFitAsync(page, "patient-case-confirmed");
        await ShouldBeWithinAsync(page.GetByText("Accept this quote"), 3);
        await page.GetByText("No, thanks").First.ClickAsync();
        await page.ShootAsync("patient-case-declining");
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, decline the quote" }).First.ClickAsync();
        await page.GetByText("You have declined the quote of").WaitForAsync();
        await ShouldFitAsync(page, "patient-case-declined");
        await page.GetByText("Accept this quote").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, accept the quote" }).ClickAsync();
        await page.GetByText("You have accepted the quote of").WaitForAsync();
        await ShouldFitAsync(page, "patient-case-accepted");
    });

    [Fact]
    public Task The_whole_way_works_without_scripts() => browser.TellAsync(async () =>
    {
        var page = await browser.PersonAsync(390, Screen, withScripts: false);
        var form = page.Locator("body");
        await page.GotoAsync("/demo-article");
        await page.GetByRole(AriaRole.Link, new() { Name = "Receive a free medical quote" }).ClickAsync();
        await form.Choice("enquiry.answers.newOrWorse24h", "yes").CheckAsync(new() { Force = true });
        await Assertions.Expect(form.Locator(".for-answer .emergency")).ToBeVisibleAsync();
        await form.Field("enquiry.answers.firstSymptomYear").FillAsync("2023");
        await page.GetByRole(AriaRole.Button, new() { Name = "I would like to be advised" }).ClickAsync();
        await Assertions.Expect(form.Field("enquiry.answers.firstSymptomYear")).ToHaveValueAsync("2023");
        await form.SaysWhoAsync();
        await form.SaysWhereAsync();
        await form.Field("requester.email").FillAsync("jane@gmial.com");
        await form.SendAsync();
        await page.GetByText("Did you mean jane@gmail.com?").First.WaitForAsync();
        await page.ShootAsync("patient-without-scripts", fullPage: true);
        await form.Field("requester.email").FillAsync("jane@gmail.com");
        await form.SendAsync();
        await page.GetByText("Thank you. We have your request.").WaitForAsync();
        await Assertions.Expect(form.Locator(".emergency")).ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open my case page" }).ClickAsync();
        await page.GetByText("What you told us may need help at once").WaitForAsync();
        await page.ShootAsync("patient-case-urgent", fullPage: true);
    });

    private static async Task ShouldBeWithinAsync(ILocator parts, int screens)
    {
        foreach (var part in await parts.AllAsync())
            (await TopAsync(part)).ShouldBeLessThan(screens * Screen);
    }

    /// <summary>How far down the document it begins, in pixels; asked in one breath, because the page may be scrolling.</summary>
    private static Task<double> TopAsync(ILocator part) => part.EvaluateAsync<double>("e => e.getBoundingClientRect().top + window.scrollY");

    private static async Task ShouldFitAsync(IPage page, string name)
    {
        await page.ShootAsync(name, fullPage: true);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, name);
        (await page.EvaluateAsync<string[]>(SmallTargets)).ShouldBeEmpty(name);
        await page.ShouldBeAccessibleAsync(name);
    }
}
