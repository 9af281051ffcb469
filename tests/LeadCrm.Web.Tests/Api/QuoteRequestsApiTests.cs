using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadCrm.TestSupport.Web;

namespace LeadCrm.Web.Tests.Api;

public sealed class QuoteRequestsApiTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Path = "/api/v1/quote-requests";

    [Fact]
    public async Task A_request_gives_201_with_reference_and_case_address()
    {
        var answer = await Post(QuoteRequestJson.Create());

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        body.GetProperty("reference").GetString()!.ShouldStartWith("MQ-");
        body.GetProperty("caseUrl").GetString()!.ShouldContain("/case/");
    }

    [Fact]
    public async Task Sending_it_again_gives_200_and_the_same_answer()
    {
        var request = QuoteRequestJson.Create();
        var first = await (await Post(request)).Content.ReadAsStringAsync();
        var again = await Post(request);

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.Content.ReadAsStringAsync()).ShouldBe(first);
    }

    [Fact]
    public async Task The_same_key_with_another_body_gives_409()
    {
        var request = QuoteRequestJson.Create();
        await Post(request);
        request["patient"]!["yearOfBirth"] = 1979;

        var conflict = await Post(request);
        conflict.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await conflict.CodeAsync()).ShouldBe("idempotency-conflict");
    }

    [Theory]
    [InlineData("{", "request-malformed")]
    [InlineData("", "request-malformed")]
    [InlineData("[]", "request-malformed")]
    [InlineData("{\"idempotencyKey\":7}", "request-malformed")]
    [InlineData("{\"idempotencyKey\":\"a\\u0000b\"}", "request-malformed")]
    [InlineData("null", "request-malformed")]
    [InlineData("{}", "invalid-request")]
    public async Task Broken_bodies_get_400_with_a_code(string body, string code)
    {
        var answer = await app.Client().PostAsync(Path, new StringContent(body, Encoding.UTF8, "application/json"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.CodeAsync()).ShouldBe(code);
    }

    [Fact]
    public async Task A_body_over_256_KB_gets_413()
    {
        var request = QuoteRequestJson.Create();
        request["enquiry"]!["message"] = new string('x', 257 * 1024);

        var answer = await Post(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.CodeAsync()).ShouldBe("body-too-large");
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_gets_415()
    {
        var answer = await app.Client().PostAsync(Path, new StringContent("a=b", Encoding.UTF8, "text/plain"));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await answer.CodeAsync()).ShouldBe("json-expected");
    }

    [Fact]
    public async Task All_problems_come_at_once()
    {
        var request = QuoteRequestJson.Create();
        request["requester"]!["phone"] = "12";
        request["enquiry"]!["answers"]!["lungs"] = "green";
        request["consents"] = new JsonArray();

        var answer = await Post(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString());
        errors.ShouldBe(["phone-invalid", "unknown-choice", "consent-missing", "consent-missing"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_catalogue_is_public_and_names_evidence()
    {
        var catalogue = await app.Client().GetJsonAsync("/api/v1/catalogue");
        var scleroderma = catalogue.GetProperty("categories").EnumerateArray().SelectMany(c => c.GetProperty("conditions").EnumerateArray())
            .Single(c => c.GetProperty("code").GetString() == "systemic-sclerosis");

        scleroderma.GetProperty("treatments").EnumerateArray().Select(t => t.GetProperty("evidenceLevel").GetString()).ShouldBe(["established", "investigational"]);
    }

    [Fact]
    public async Task The_description_of_the_API_can_be_read() =>
        (await app.Client().GetJsonAsync("/openapi/v1.json")).GetProperty("paths").TryGetProperty("/api/v1/quote-requests", out _).ShouldBeTrue();

    private Task<HttpResponseMessage> Post(JsonObject request) => app.Client().PostAsync(Path, JsonContent.Create(request));
}
