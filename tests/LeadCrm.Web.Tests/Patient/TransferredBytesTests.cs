using System.Net;
using System.Text.RegularExpressions;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Api;

namespace LeadCrm.Web.Tests.Patient;

/// <summary>What goes over the line until a page can be read, as a browser asks for it: compressed where that is allowed, with everything the page loads.</summary>
public sealed partial class TransferredBytesTests(TestApp app) : IClassFixture<TestApp>
{
    private const int Limit = 60 * 1024;

    [Theory]
    [InlineData(FormPosts.FormPath)]
    [InlineData("/quote")]
    [InlineData("/demo-article")]
    [InlineData("/")]
    public async Task A_public_page_goes_out_compressed_and_is_small(string path)
    {
        (await FetchAsync(path)).Encoding.ShouldBe("br");

        (await WeighAsync(path)).ShouldBeLessThan(Limit / 2);
    }

    [Fact]
    public async Task The_case_page_is_not_compressed_and_still_small()
    {
        var path = await CaseAsync();

        (await FetchAsync(path)).Encoding.ShouldBeNull();
        (await WeighAsync(path)).ShouldBeLessThan(Limit);
    }

    [Fact]
    public async Task What_holds_a_secret_is_never_compressed()
    {
        (await FetchAsync("/signin")).Encoding.ShouldBeNull();
        (await FetchAsync("/case/AAAA")).Encoding.ShouldBeNull();
        var client = Client();
        var thanks = await client.PostFormAsync("/quote", await app.Client().FilledInAsync());
        thanks.StatusCode.ShouldBe(HttpStatusCode.OK);
        thanks.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/patient.css")]
    [InlineData("/patient/steps.js")]
    [InlineData("/patient/emergency.js")]
    public async Task A_file_s_compressed_form_is_smaller_than_the_file(string path)
    {
        var plain = (await app.Client().GetByteArrayAsync(path)).Length;
        var (size, encoding, _) = await FetchAsync(path);

        encoding.ShouldNotBeNull();
        size.ShouldBeLessThan(plain);
    }

    private async Task<int> WeighAsync(string path)
    {
        var plain = await app.Client().GetStringAsync(path);
        var waiting = new Queue<string>(Loaded().Matches(plain).Select(m => m.Groups["path"].Value).Append(path));
        var (seen, total) = (new HashSet<string>(), 0);
        while (waiting.TryDequeue(out var next))
        {
            if (!seen.Add(next))
                continue;
            total += (await FetchAsync(next)).Size;
            if (next.EndsWith(".js", StringComparison.Ordinal))
                foreach (Match import in Imported().Matches(await app.Client().GetStringAsync(next)))
                    waiting.Enqueue(new Uri(new Uri(app.Address, next), import.Groups["path"].Value).AbsolutePath);
        }

        return total;
    }

    private async Task<(int Size, string? Encoding, HttpStatusCode Status)> FetchAsync(string path)
    {
        var answer = await Client().GetAsync(path);
        var headers = answer.Headers.Concat(answer.Content.Headers).Sum(h => h.Key.Length + string.Join(", ", h.Value).Length + 4);
        return ((await answer.Content.ReadAsByteArrayAsync()).Length + headers, answer.Content.Headers.ContentEncoding.SingleOrDefault(), answer.StatusCode);
    }

    private HttpClient Client()
    {
        var client = app.Client();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, deflate, br");
        return client;
    }

    private async Task<string> CaseAsync()
    {
        var answer = await (await app.Client().DoAsync("/api/v1/quote-requests", QuoteRequestJson.Create())).Content.ReadAsStringAsync();
        return new Uri(System.Text.Json.JsonDocument.Parse(answer).RootElement.GetProperty("caseUrl").GetString()!).AbsolutePath;
    }

    [GeneratedRegex("<(?:script[^>]* src|link rel=\"stylesheet\" href)=\"(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Loaded();

    [GeneratedRegex("^import .*'(?<path>[^']+)';$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Imported();
}
