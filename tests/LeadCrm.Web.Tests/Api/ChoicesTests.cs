using System.Net.Http.Json;
using System.Text.Json;
using LeadCrm.TestSupport.Web;

namespace LeadCrm.Web.Tests.Api;

public sealed class ChoicesTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("clinic-a", "/api/v1/assignments?status=Offered")]
    [InlineData("clinic-a", "/api/v1/assignments?status=INFOREQUESTED&part=Working&number=TAKENBACK")]
    [InlineData("coordinator", "/api/v1/leads?stage=OPEN&sort=Created&owner=Me")]
    [InlineData("coordinator", "/api/v1/leads?stage=New,INTRIAGE")]
    [InlineData("coordinator", "/api/v1/leads?waitingOn=Patient&redFlag=False&hasNextStep=TRUE")]
    [InlineData("manager", "/api/v1/leads?reached=Booked&groupBy=SOURCE&key=")]
    [InlineData("coordinator", "/api/v1/returns?status=Approved")]
    [InlineData("manager", "/api/v1/reports/conversion?groupBy=Country")]
    [InlineData("manager", "/api/v1/reports/conversion/leads?groupBy=SOURCE&stage=Booked")]
    public async Task A_choice_is_read_in_any_case(string account, string address) => await (await app.SignedInAsync(account)).GetJsonAsync(address);

    [Theory]
    [InlineData("clinic-a", "/api/v1/assignments?status=nonsense", "offered", "underReview", "recalled")]
    [InlineData("clinic-a", "/api/v1/assignments?part=nonsense", "open", "working", "ended")]
    [InlineData("clinic-a", "/api/v1/assignments?number=nonsense", "takenBack", "returned")]
    [InlineData("clinic-a", "/api/v1/assignments?days=31", "30", "90", "365")]
    [InlineData("clinic-a", "/api/v1/assignments/performance?days=31", "30", "90", "365")]
    [InlineData("coordinator", "/api/v1/leads?stage=nonsense", "open", "inTriage", "deceased")]
    [InlineData("coordinator", "/api/v1/leads?sort=nonsense", "deadline", "created", "activity")]
    [InlineData("coordinator", "/api/v1/leads?owner=nonsense", "me", "none")]
    [InlineData("coordinator", "/api/v1/leads?waitingOn=nonsense", "us", "clinic")]
    [InlineData("coordinator", "/api/v1/leads?redFlag=nonsense", "true", "false")]
    [InlineData("manager", "/api/v1/leads?reached=nonsense", "leads", "booked")]
    [InlineData("manager", "/api/v1/leads?groupBy=nonsense", "source", "month")]
    [InlineData("coordinator", "/api/v1/returns?status=nonsense", "requested", "approved", "refused")]
    [InlineData("manager", "/api/v1/reports/conversion?groupBy=nonsense", "source", "month")]
    [InlineData("manager", "/api/v1/reports/conversion/leads?stage=nonsense", "leads", "booked")]
    public async Task A_refused_choice_names_the_choices(string account, string address, params string[] choices)
    {
        var problem = await RefusedAsync(await (await app.SignedInAsync(account)).GetAsync(address));
        problem.GetProperty("code").GetString().ShouldBe("unknown-choice");
        foreach (var choice in choices)
            problem.GetProperty("message").GetString()!.ShouldContain(choice);
    }

    [Theory]
    [InlineData("requester", "relation", "guardian")]
    [InlineData("requester", "preferredChannel", "whatsapp")]
    [InlineData("patient", "sex", "female")]
    public async Task So_does_the_form(string part, string field, string choice)
    {
        var body = QuoteRequestJson.Create();
        body[part]![field] = "nonsense";
        (await RefusedAsync(await app.Client().PostAsJsonAsync("/api/v1/quote-requests", body))).GetProperty("message").GetString()!.ShouldContain(choice);
        body[part]![field] = choice.ToUpperInvariant();
        body["idempotencyKey"] = Guid.NewGuid().ToString();
        body["patient"]!["fullName"] = "Mary Roe";
        body["enquiry"]!["answers"]!["lungs"] = "Mild";
        (await app.Client().PostAsJsonAsync("/api/v1/quote-requests", body)).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task So_do_consents()
    {
        var body = QuoteRequestJson.Create();
        body["consents"]![3]!["purpose"] = "nonsense";
        (await RefusedAsync(await app.Client().PostAsJsonAsync("/api/v1/quote-requests", body))).GetProperty("message").GetString()!.ShouldContain("share-deidentified");
    }

    private static async Task<JsonElement> RefusedAsync(HttpResponseMessage answer)
    {
        ((int)answer.StatusCode).ShouldBe(400);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];
    }
}
