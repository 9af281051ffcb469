using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Patient;

/// <summary>The form in an article, on our own host and on somebody else's.</summary>
public sealed class EmbeddedFormTests(EmbeddedFormTests.Anywhere browser) : IClassFixture<EmbeddedFormTests.Anywhere>
{
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
        await page.GotoAsync(foreign ? ServeOnce(Article()).ToString() : "/demo-article");
        await page.GetByRole(AriaRole.Button, new() { Name = "Receive a free medical quote" }).First.ClickAsync();
        return (page, page.FrameLocator("iframe[title='Request form']").Locator("body"));
    }

    /// <summary>Another origin that answers one request: a browser lets a page without a real address load nothing from this machine.</summary>
    private static Uri ServeOnce(string page)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = AnswerAsync(listener, page);
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/article");
    }

    private static async Task AnswerAsync(TcpListener listener, string page)
    {
        using var client = await listener.AcceptTcpClientAsync();
        listener.Stop();
        await using var stream = client.GetStream();
        using var request = new StreamReader(stream, leaveOpen: true);
        string? line;
        do
            line = await request.ReadLineAsync();
        while (!string.IsNullOrEmpty(line));

        await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(page)}\r\nConnection: close\r\n\r\n{page}"));
    }

    private string Article() => $"""
        <!DOCTYPE html><html lang="en"><head><title>An article</title><meta name="viewport" content="width=device-width"></head><body>
        <div style="height:3000px">Much to read.</div>
        <script src="{new Uri(browser.Address, "/embed.js")}" data-condition="systemic-sclerosis" data-treatment="hsct" data-article="a" async></script>
        <div style="height:3000px">More to read.</div></body></html>
        """;

    /// <summary>Any site may frame the form.</summary>
    public sealed class Anywhere(SharedChromium chromium) : BrowserFixture(chromium)
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("LeadCrm:FrameOrigins:0", "*")];
    }

    /// <summary>A frame is brought to its top when its page has loaded, and the page around it may scroll smoothly: what counts is where everything comes to rest.</summary>
    private static async Task ShouldBeInViewAsync(IPage page, ILocator part)
    {
        await Assertions.Expect(part.First).ToBeInViewportAsync();
        var box = await AtRestAsync(part.First);
        box.Y.ShouldBeGreaterThanOrEqualTo(-1);
        (box.Y + Math.Min(box.Height, 200)).ShouldBeLessThanOrEqualTo(page.ViewportSize!.Height);
    }

    private static async Task<LocatorBoundingBoxResult> AtRestAsync(ILocator part)
    {
        var before = (await part.BoundingBoxAsync())!;
        while (true)
        {
            await Task.Delay(500);
            var now = (await part.BoundingBoxAsync())!;
            if (Math.Abs(now.Y - before.Y) < 1)
                return now;

            before = now;
        }
    }
}
