using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Patient;

public sealed class KeptAnswersTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Kept = "sessionStorage.getItem('leadcrm.quote')";

    [Fact]
    public Task Answers_survive_another_treatment_a_reload_and_Back_and_are_gone_once_sent() => browser.TellAsync(async () =>
    {
        var page = await browser.PersonAsync(390, 844);
        var form = page.Locator("body");
        await page.GotoAsync(FormPages.Address);
        await form.TickAsync("enquiry.answers.lungs", "mild");
        await form.Field("enquiry.answers.firstSymptomYear").FillAsync("2023");
        await page.GetByRole(AriaRole.Button, new() { Name = "I would like to be advised" }).ClickAsync();
        await page.AtAsync(url => !url.Contains("treatment=", StringComparison.Ordinal));
        await ShouldBeKeptAsync(form);

        await page.ReloadAsync();
        await ShouldBeKeptAsync(form);
        await page.GoBackAsync();
        await page.AtAsync(url => url.Contains("treatment=hsct", StringComparison.Ordinal));
        await ShouldBeKeptAsync(form);

        await form.GoOnAsync();
        await form.SaysWhoAsync();
        await form.GoOnAsync();
        await page.ReloadAsync();
        await Assertions.Expect(form.Field("requester.email")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Assertions.Expect(form.Field("requester.fullName")).ToBeVisibleAsync();
        await Assertions.Expect(form.Field("requester.fullName")).ToHaveValueAsync("Jane Roe");
        await form.GoOnAsync();
        await form.SaysWhereAsync();
        (await page.EvaluateAsync<string>(Kept)).ShouldNotContain("consents");
        await form.SendAsync();
        await page.GetByText("Thank you. We have your request.").WaitForAsync();
        await page.WaitForFunctionAsync($"{Kept} === null");
    });

    [Fact]
    public Task What_is_kept_can_be_cleared_and_runs_out_after_a_day() => browser.TellAsync(async () =>
    {
        var page = await browser.PersonAsync(390, 844);
        var form = page.Locator("body");
        await page.GotoAsync(FormPages.Address);
        await form.Field("enquiry.answers.firstSymptomYear").FillAsync("2023");
        (await page.EvaluateAsync<double>($"JSON.parse({Kept}).until - Date.now()")).ShouldBeInRange(23.9 * 3_600_000, 24 * 3_600_000);

        await page.EvaluateAsync($"() => {{ const kept = JSON.parse({Kept}); kept.until = Date.now() - 1; sessionStorage.setItem('leadcrm.quote', JSON.stringify(kept)); }}");
        await page.ReloadAsync();
        await Assertions.Expect(form.Field("enquiry.answers.firstSymptomYear")).ToHaveValueAsync("");

        await form.Field("enquiry.answers.firstSymptomYear").FillAsync("2022");
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear what I entered" }).ClickAsync();
        await Assertions.Expect(form.Field("enquiry.answers.firstSymptomYear")).ToHaveValueAsync("");
        (await page.EvaluateAsync<string?>(Kept)).ShouldBeNull();
    });

    private static async Task ShouldBeKeptAsync(ILocator form)
    {
        await Assertions.Expect(form.Choice("enquiry.answers.lungs", "mild")).ToBeCheckedAsync();
        await Assertions.Expect(form.Field("enquiry.answers.firstSymptomYear")).ToHaveValueAsync("2023");
    }
}
