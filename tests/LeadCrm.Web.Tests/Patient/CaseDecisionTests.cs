using System.Net;
using System.Text.Json.Nodes;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Api;

namespace LeadCrm.Web.Tests.Patient;

/// <summary>Confirming, accepting and declining on the case page, and what it says of it.</summary>
public sealed class CaseDecisionTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Mortality = "Death within a year";

    [Fact]
    public async Task The_risks_stand_once_beside_the_confirmation_of_two_clinics()
    {
        var page = await PageAsync((await app.AcceptedAsync()).Path);

        Count(page, Mortality).ShouldBe(1);
        Count(page, "name=\"risks\"").ShouldBe(2);
        page.IndexOf(Mortality, StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("name=\"risks\"", StringComparison.Ordinal));
        page.ShouldContain("href=\"#confirm\"");
        page.ShouldContain("id=\"confirm\"");
    }

    [Fact]
    public async Task A_patient_confirms_declines_one_quote_and_accepts_the_other_and_each_is_said()
    {
        var patient = app.Client();
        var open = await app.AcceptedAsync();
        foreach (var offer in open.Offers)
            (await patient.PressAsync(open.Path, "Confirm", ("assignment", offer.Id.ToString()), ("risks", "true"))).ShouldContain("The clinic now knows who you are");
        var (first, second) = (await open.Offers[0].QuoteAsync("EUR", 72_200), await open.Offers[1].QuoteAsync("EUR", 64_000));
        (await PageAsync(open.Path)).ShouldContain("You have 2 quotes.");

        var declined = await patient.PressAsync(open.Path, "Decline", ("quote", first.ToString()));
        declined.ShouldContain("You have declined the quote of ");
        declined.ShouldContain("You have a quote.");
        declined.ShouldNotContain("That was not possible");

        (await patient.PressAsync(open.Path, "Accept", ("quote", second.ToString()))).ShouldContain("You have accepted the quote of ");
        (await PageAsync(open.Path)).ShouldNotContain("You have accepted the quote of ", customMessage: "a notice is read once");
    }

    [Fact]
    public async Task A_quote_can_be_declined_before_the_clinic_was_confirmed()
    {
        var open = await app.AcceptedAsync();
        var quote = await open.Offers[0].QuoteAsync("USD", 40_000);

        (await app.Client().PressAsync(open.Path, "Decline", ("quote", quote.ToString()))).ShouldContain("You have declined the quote of ");
    }

    [Fact]
    public async Task Two_currencies_are_never_put_side_by_side_as_if_they_were_one()
    {
        var open = await app.AcceptedAsync();
        await open.Offers[0].QuoteAsync("EUR", 72_200);
        await open.Offers[1].QuoteAsync("USD", 89_000);

        var page = await PageAsync(open.Path);

        page.ShouldContain("Your quotes, in different currencies");
        page.ShouldContain("They cannot be compared as they stand");
        page.ShouldNotContain("side by side");
    }

    [Theory]
    [InlineData("confirmed")]
    [InlineData("accepted")]
    [InlineData("declined")]
    [InlineData("granted")]
    [InlineData("withdrawn")]
    public async Task An_address_cannot_make_the_page_claim_anything(string done)
    {
        var (path, _) = await app.RequestedAsync();

        foreach (var address in new[] { $"{path}?done={done}", $"{path}?Done={done}+marketing", $"{path}?done={done}%20{Guid.NewGuid()}" })
        {
            var page = await PageAsync(address);
            page.ShouldNotContain("class=\"done\"");
            page.ShouldNotContain("role=\"status\"");
        }
    }

    [Fact]
    public async Task Without_the_consent_to_show_the_case_the_page_says_that_no_clinic_can_be_asked()
    {
        var (path, _) = await app.RequestedAsync(r => r["consents"]![2]!["granted"] = false);

        var page = await PageAsync(path);

        page.ShouldContain("So no clinic can be asked");
        page.ShouldContain("href=\"#consent-share-deidentified\"");
        page.ShouldContain("id=\"consent-share-deidentified\"");
        var given = await app.Client().PressAsync(path, "Consent", ("purpose", "share-deidentified"), ("granted", "true"));
        given.ShouldContain("Your consent is recorded: Showing your case without your name.");
        given.ShouldNotContain("So no clinic can be asked");
    }

    [Fact]
    public async Task A_request_for_somebody_else_names_them_and_says_that_they_have_to_confirm()
    {
        var (path, reference) = await app.RequestedAsync(ForHerMother);

        var page = await PageAsync(path);
        page.ShouldContain("For Ada Roe");
        page.ShouldContain("Ada Roe has to confirm this request before a clinic sees anything of it.");

        var coordinator = await app.SignedInAsync("coordinator");
        var lead = (await coordinator.GetJsonAsync($"/api/v1/leads?q={reference}")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await coordinator.DoAsync($"/api/v1/leads/{lead}/confirm-representation");
        (await PageAsync(path)).ShouldNotContain("has to confirm");
    }

    private static void ForHerMother(JsonObject request)
    {
        request["requester"]!["relation"] = "child";
        request["patient"]!["fullName"] = "Ada Roe";
        request["patient"]!["yearOfBirth"] = 1958;
    }

    private async Task<string> PageAsync(string path) => WebUtility.HtmlDecode(await app.Client().GetStringAsync(path));

    private static int Count(string page, string words) => page.Split(words).Length - 1;
}
