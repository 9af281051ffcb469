using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Patient;

/// <summary>The form in an article, on our own host and on somebody else's.</summary>
public sealed class EmbeddedFormTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string ForeignHost = "http://magazine.localhost:8099/article";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task After_sending_the_emergency_notice_and_the_thanks_are_in_view(bool foreign) => browser.TellAsync(async () =>
    {
        var (page, form) = await OpenAsync(foreign);
        await form.TickAsync("enquiry.answers.newOrWorse24h", "yes");
        await form.GoOnAsync();
        await form.SaysWhoAsync();
        await form.GoOnAsync();
        await form.SaysWhereAsync();
        await form.SendAsync();

        await form.GetByRole(AriaRole.Heading, new() { Name = "Thank you. We have your request." }).WaitForAsync();
        await ShouldBeInViewAsync(page, form.Locator(".emergency"));
        await ShouldBeInViewAsync(page, form.Locator("h1"));
        await page.ShootAsync($"thanks-in-a-frame-{(foreign ? "foreign" : "own")}");
    });

    [Fact]
    public Task A_form_that_was_closed_is_as_it_was_when_it_is_opened_again() => browser.TellAsync(async () =>
    {
        var (page, form) = await OpenAsync(foreign: true);
        await form.TickAsync("enquiry.answers.lungs", "mild");
        await form.GoOnAsync();
        await form.Field("requester.fullName").FillAsync("Jane Roe");

        await page.GetByRole(AriaRole.Button, new() { Name = "Close the form" }).ClickAsync();
        await Assertions.Expect(page.Locator("iframe")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Receive a free medical quote" }).First.ClickAsync();

        await Assertions.Expect(form.Field("requester.fullName")).ToHaveValueAsync("Jane Roe");
        await Assertions.Expect(form.Choice("enquiry.answers.lungs", "mild")).ToBeCheckedAsync();
    });

    private async Task<(IPage Page, ILocator Form)> OpenAsync(bool foreign)
    {
        var page = await browser.PersonAsync(390, 844);
        if (foreign)
            await page.RouteAsync(ForeignHost, route => route.FulfillAsync(new() { ContentType = "text/html", Body = Article() }));
        await page.GotoAsync(foreign ? ForeignHost : "/demo-article");
        await page.GetByRole(AriaRole.Button, new() { Name = "Receive a free medical quote" }).First.ClickAsync();
        return (page, page.FrameLocator("iframe[title='Request form']").Locator("body"));
    }

    private string Article() => $"""
        <!DOCTYPE html><html lang="en"><head><title>An article</title><meta name="viewport" content="width=device-width"></head><body>
        <div style="height:3000px">Much to read.</div>
        <script src="{new Uri(browser.Address, "/embed.js")}" data-condition="systemic-sclerosis" data-treatment="hsct" data-article="a" async></script>
        <div style="height:3000px">More to read.</div></body></html>
        """;

    private static async Task ShouldBeInViewAsync(IPage page, ILocator part)
    {
        await Assertions.Expect(part.First).ToBeInViewportAsync();
        var box = (await part.First.BoundingBoxAsync())!;
        box.Y.ShouldBeGreaterThanOrEqualTo(-1);
        (box.Y + Math.Min(box.Height, 200)).ShouldBeLessThanOrEqualTo(page.ViewportSize!.Height);
    }
}
