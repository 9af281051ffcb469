using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using LeadCrm.Web.Tests.Patient;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Web.Tests.Broken;

/// <summary>Every page of the program, found by its routes, and every field of every form that a page shows.</summary>
public sealed partial class BrokenPagesTests(BrokenApp app) : IClassFixture<BrokenApp>
{
    private static readonly string[] s_programs = ["/api", "/openapi", "/_", "/docs"];

    [Fact]
    public async Task No_broken_form_gives_an_error_of_ours_or_leaves_anything_behind()
    {
        await app.PrepareAsync();
        await using var witness = await Witness.OfAsync(app.ConnectionString);
        foreach (var (page, _) in Addresses().Where(p => p.IsForm))
            foreach (var form in await FormsAsync(page))
            {
                await witness.RecountAsync();
                foreach (var body in EachField(form.Fields))
                    await SendAsync(witness, "POST", form.Action, $"field {body[..Math.Min(60, body.Length)]}", new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded"));
                foreach (var (how, body) in Breakage.Forms(Encode(form.Fields)))
                    await SendAsync(witness, "POST", form.Action, how, body);
                foreach (var (name, value) in Breakage.Headers)
                {
                    var request = new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = new StringContent("", Encoding.UTF8, "application/x-www-form-urlencoded") };
                    request.Headers.TryAddWithoutValidation(name, value);
                    await witness.SendAsync(app.Callers[""], request, $"{name}: {value}", isForPrograms: false);
                }
            }

        witness.Sent.ShouldBeGreaterThan(300);
        witness.Faults.ShouldBeEmpty();
        (await app.LoggedExceptionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_address_and_no_verb_gives_an_error_of_ours()
    {
        await app.PrepareAsync();
        await using var witness = await Witness.OfAsync(app.ConnectionString);
        foreach (var (page, _) in Addresses())
        {
            foreach (var verb in Breakage.Verbs)
                await SendAsync(witness, verb, page, "verb", body: null);
            foreach (var value in Breakage.Encoded)
                await SendAsync(witness, "GET", $"{page}?lang={value}&condition={value}&returnUrl={value}&status={value}&{value}=1", "query", body: null);
            foreach (var (name, value) in Breakage.Headers)
            {
                var request = new HttpRequestMessage(HttpMethod.Get, page);
                request.Headers.TryAddWithoutValidation(name, value);
                await witness.SendAsync(app.Callers[""], request, $"{name}: {value}", isForPrograms: false);
            }
        }

        witness.Sent.ShouldBeGreaterThan(500);
        witness.Faults.ShouldBeEmpty();
        (await app.LoggedExceptionsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/quote", "GET, HEAD, POST")]
    [InlineData("/signin", "GET, HEAD, POST")]
    [InlineData("/demo-article", "GET, HEAD")]
    public async Task A_page_names_the_verbs_it_answers_to(string page, string verbs)
    {
        using var answer = await app.Client().SendAsync(new HttpRequestMessage(HttpMethod.Patch, page));
        ((int)answer.StatusCode).ShouldBe(405);
        string.Join(", ", answer.Content.Headers.Allow).ShouldBe(verbs);
        (await answer.WordsAsync()).ShouldContain("<html");
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_a_400_in_words()
    {
        using var answer = await app.Client().PostFormAsync("/signin", new Dictionary<string, string> { ["email"] = "x@example.org", ["password"] = "x" });
        ((int)answer.StatusCode).ShouldBe(400);
        (await answer.WordsAsync()).ShouldContain("<html");
    }

    /// <summary>Addresses that a person can open, with something that exists for each parameter.</summary>
    private IEnumerable<(string Address, bool IsForm)> Addresses() =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !e.RoutePattern.Parameters.Any(p => p.IsCatchAll))
            .Select(e => (Address: Filled(e.RoutePattern.RawText ?? ""), IsForm: e.Metadata.GetMetadata<PageActionDescriptor>() is not null))
            .Where(e => !Array.Exists(s_programs, program => e.Address.StartsWith(program, StringComparison.Ordinal)))
            .Append((FormPosts.FormPath, true))
            .Distinct();

    private string Filled(string pattern) => "/" + string.Join('/', pattern.TrimStart('/').Split('/').Select(part => part switch
    {
        "{token}" => app.CaseToken,
        ['{', .., '?', '}'] => "",
        ['{', ..] => app.Ids["leads"],
        _ => part,
    })).TrimEnd('/');

    private async Task<IReadOnlyList<Form>> FormsAsync(string address)
    {
        using var answer = await app.Callers[""].GetAsync(address);
        var page = await answer.Content.ReadAsStringAsync();
        return [.. Forms().Matches(page).Select(form => new Form(
            Action().Match(form.Groups["head"].Value) is { Success: true } given ? new Uri(new Uri(app.Address, address), WebUtility.HtmlDecode(given.Groups["text"].Value)).PathAndQuery : address,
            [.. Fields().Matches(form.Groups["body"].Value).Select(field => KeyValuePair.Create(WebUtility.HtmlDecode(field.Groups["name"].Value), ValueOf(field.Value))).DistinctBy(f => f.Key)]))];
    }

    private static string ValueOf(string element) => Value().Match(element) is { Success: true } given ? WebUtility.HtmlDecode(given.Groups["text"].Value) : "";

    private static IEnumerable<string> EachField(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        foreach (var field in fields)
        {
            var others = Encode(fields.Where(f => f.Key != field.Key));
            yield return others;
            foreach (var value in Breakage.Encoded)
                yield return $"{Uri.EscapeDataString(field.Key)}={value}&{others}";
            yield return $"{Uri.EscapeDataString(field.Key)}=a&{Uri.EscapeDataString(field.Key)}=b&{others}";
        }
    }

    private static string Encode(IEnumerable<KeyValuePair<string, string>> fields) => string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}"));

    private sealed record Form(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields);

    [GeneratedRegex("<form(?<head>[^>]*)>(?<body>.*?)</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Forms();

    [GeneratedRegex("action=\"(?<text>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Action();

    [GeneratedRegex("<(input|select|textarea|button) [^>]*name=\"(?<name>[^\"]*)\"[^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fields();

    [GeneratedRegex("value=\"(?<text>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();

    private Task SendAsync(Witness witness, string verb, string address, string how, HttpContent? body) =>
        witness.SendAsync(app.Callers[""], new HttpRequestMessage(new HttpMethod(verb), address) { Content = body }, how, isForPrograms: false);
}
