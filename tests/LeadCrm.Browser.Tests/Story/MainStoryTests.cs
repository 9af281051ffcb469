using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Story;

/// <summary>The whole job as five people do it: patient, coordinator, two clinics, manager.</summary>
public sealed class MainStoryTests(FirstRunFixture browser) : IClassFixture<FirstRunFixture>
{
    [Fact]
    public Task A_reader_becomes_a_booked_patient_and_the_article_gets_the_credit() => browser.TellAsync(async () =>
    {
        var patient = await browser.PersonAsync(390, 844);
        var caseAddress = await AskForAQuoteAsync(patient);

        var coordinator = await browser.SignedInAsync("coordinator");
        await QualifyAsync(coordinator);

        var clinicA = await browser.SignedInAsync("clinic-a");
        var clinicB = await browser.SignedInAsync("clinic-b");
        await AcceptAsync(clinicA, "clinic-offer");
        await AcceptAsync(clinicB, null);

        await ConfirmBothAsync(patient, caseAddress);
        await SendQuoteAsync(clinicA, "Dr. Elif Kaya", 36_000);
        await SendQuoteAsync(clinicB, "Dr. Luis Ortega", 34_500);
        await AcceptAQuoteAsync(patient, caseAddress);

        await EndsForTheOtherAsync(clinicB);
        await SeeItInTheReportAsync(await browser.SignedInAsync("manager"));
    });

    private static async Task<string> AskForAQuoteAsync(IPage page)
    {
        await page.GotoAsync("/demo-article");
        await page.ShootAsync("article-phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Receive a free medical quote" }).ClickAsync();
        var form = page.FrameLocator("iframe[title='Request form']");
        await TickAsync(form.GetByLabel("Diffuse"));
        await form.GetByLabel("In which year did the first symptom other than Raynaud's begin?").FillAsync("2024");
        await TickAsync(form.GetByLabel("It is getting worse quickly"));
        await form.GetByRole(AriaRole.Button, new() { Name = "Continue" }).PressAsync("Enter");
        await form.GetByLabel("Your full name").FillAsync("Jane Roe");
        await form.GetByLabel("Year of birth of the person to be treated").FillAsync("1978");
        await TickAsync(form.GetByLabel("Female", new() { Exact = true }));
        await form.GetByRole(AriaRole.Button, new() { Name = "Continue" }).PressAsync("Enter");
        await form.GetByLabel("E-mail", new() { Exact = true }).First.FillAsync("jane.roe@example.org");
        await form.GetByLabel("Country where you live").SelectOptionAsync("GB");
        await TickAsync(form.GetByLabel("You may contact me"));
        await TickAsync(form.GetByLabel("You may process what I tell you"));
        await TickAsync(form.GetByLabel("You may show my case"));
        await page.ShootAsync("form-phone");
        await form.GetByRole(AriaRole.Button, new() { Name = "Receive a free medical quote" }).PressAsync("Enter");
        return (await form.GetByRole(AriaRole.Link, new() { Name = "Open my case page" }).GetAttributeAsync("href"))!;
    }

    /// <summary>By keyboard: the frame grows with its form, and a pointer could miss what has just moved.</summary>
    private static async Task TickAsync(ILocator choice)
    {
        await choice.PressAsync("Space");
        await Assertions.Expect(choice).ToBeCheckedAsync();
    }

    private static async Task QualifyAsync(IPage page)
    {
        await page.GotoAsync("/leads");
        await page.GetByRole(AriaRole.Link, new() { Name = "MQ-" }).First.WaitForAsync();
        await page.ShootAsync("queue");
        await page.ShouldBeAccessibleAsync("queue");
        await page.GetByRole(AriaRole.Link, new() { Name = "MQ-" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Jane Roe" }).First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Qualify", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Qualify and route" }).ClickAsync();
        await page.GetByText("were offered the case").First.WaitForAsync();
        await page.ShootAsync("lead");
        await page.ShouldBeAccessibleAsync("lead");
    }

    private static async Task AcceptAsync(IPage page, string? picture)
    {
        await page.GotoAsync("/offers");
        await page.GetByRole(AriaRole.Link, new() { Name = "OF-" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept the case" }).WaitForAsync();
        (await page.ContentAsync()).ShouldNotContain("Jane");
        if (picture is not null)
        {
            await page.ShootAsync(picture);
            await page.ShouldBeAccessibleAsync(picture);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Accept the case" }).ClickAsync();
        await page.GetByText("Waiting for the patient to confirm your clinic").First.WaitForAsync();
    }

    private static async Task ConfirmBothAsync(IPage page, string caseAddress)
    {
        await page.GotoAsync(caseAddress);
        await page.ShouldBeAccessibleAsync("case");
        for (var i = 0; i < 2; i++)
        {
            await page.GetByLabel("I have read the risks").First.CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Confirm " }).First.ClickAsync();
            await page.GetByText("The clinic now knows who you are").WaitForAsync();
        }
    }

    private static async Task SendQuoteAsync(IPage page, string doctor, decimal amount)
    {
        await page.ReloadAsync();
        await page.GetByText("Jane Roe").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Write a quote" }).ClickAsync();
        await page.GetByLabel("Responsible doctor").FillAsync(doctor);
        var amounts = page.GetByLabel("Amount for");
        for (var line = 0; line < await amounts.CountAsync(); line++)
            await amounts.Nth(line).FillAsync(line == 0 ? amount.ToString(System.Globalization.CultureInfo.InvariantCulture) : "0");
        await page.GetByLabel("Long-term follow-up").CheckAsync();
        await page.ShouldBeAccessibleAsync("quote form");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the quote" }).ClickAsync();
        await page.GetByText("Version 1").First.WaitForAsync();
    }

    private static async Task AcceptAQuoteAsync(IPage page, string caseAddress)
    {
        await page.SetViewportSizeAsync(1280, 900);
        await page.GotoAsync(caseAddress);
        await page.GetByText("Your quotes, side by side").WaitForAsync();
        await page.ShootAsync("case");
        await page.ShouldBeAccessibleAsync("case with quotes");
        var quote = page.Locator("article").Filter(new() { HasText = "Dr. Elif Kaya" });
        await quote.GetByText("Accept this quote").ClickAsync();
        await quote.GetByRole(AriaRole.Button, new() { Name = "Yes, accept the quote" }).ClickAsync();
        await page.GetByText("You have accepted the quote").WaitForAsync();
    }

    private static async Task EndsForTheOtherAsync(IPage page)
    {
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "OF-" }).WaitForAsync();
        await page.GetByText("The patient chose another clinic.").WaitForAsync();
        (await page.GetByText("Jane Roe").CountAsync()).ShouldBe(0);
    }

    private static async Task SeeItInTheReportAsync(IPage page)
    {
        await page.GotoAsync("/reports?groupBy=article");
        await page.GetByRole(AriaRole.Rowheader, new() { Name = "Stem cells: new hope for patients with scleroderma" }).WaitForAsync();
        await page.ShootAsync("reports");
        await page.ShouldBeAccessibleAsync("reports");
    }
}
