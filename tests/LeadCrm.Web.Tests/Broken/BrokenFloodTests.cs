using System.Net;
using System.Text;
using LeadCrm.TestSupport.Web;

namespace LeadCrm.Web.Tests.Broken;

public sealed class BrokenFloodTests(BrokenFloodTests.StrictApp app) : IClassFixture<BrokenFloodTests.StrictApp>
{
    [Fact]
    public async Task Who_sends_much_that_cannot_be_read_is_told_to_wait_and_may_still_send_what_can()
    {
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            using var answer = await app.Client().PostAsync("/api/v1/quote-requests", Unreadable());
            answers.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                answer.Headers.RetryAfter.ShouldNotBeNull();
        }

        answers.ShouldBe([HttpStatusCode.UnsupportedMediaType, HttpStatusCode.UnsupportedMediaType, HttpStatusCode.UnsupportedMediaType, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests]);
        (await app.Client().PostAsync("/quote", Unreadable())).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await app.Client().GetAsync("/quote")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static ByteArrayContent Unreadable()
    {
        var body = new ByteArrayContent(Encoding.UTF8.GetBytes("{}"));
        body.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=bogus");
        return body;
    }

    public sealed class StrictApp : TestApp
    {
        protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
            [new("LeadCrm:Demo", "false"), new("LeadCrm:RateLimits:Broken", "3"), new("LeadCrm:RateLimits:QuoteRequests", "100")];
    }
}
