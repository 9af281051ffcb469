using System.Net;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Patient.Quote;

namespace LeadCrm.Web.Tests.Patient;

public sealed class MistypedAddressTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("jane@gmial.com", "jane@gmail.com")]
    [InlineData("jane@gmail.co", "jane@gmail.com")]
    [InlineData("jane@gmaill.com", "jane@gmail.com")]
    [InlineData("jane@Hotmial.com", "jane@hotmail.com")]
    [InlineData("jane@yahoo.con", "jane@yahoo.com")]
    [InlineData("jane@outlok.com", "jane@outlook.com")]
    [InlineData("jane@gmail.com", null)]
    [InlineData("jane@mail.com", null)]
    [InlineData("jane@gmx.net", null)]
    [InlineData("jane@clinic.example", null)]
    [InlineData("gmial.com", null)]
    [InlineData("jane@", null)]
    [InlineData("", null)]
    public void A_slip_of_the_finger_in_a_usual_domain_is_noticed(string address, string? meant) => MistypedAddress.Suggest(address).ShouldBe(meant);

    [Fact]
    public async Task The_form_asks_once_and_takes_the_address_when_it_is_sent_again()
    {
        var client = app.Client();
        var fields = await client.FilledInAsync();
        fields["requester.email"] = "jane@gmial.com";

        var asked = await client.PostFormAsync("/quote", fields);

        asked.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await asked.WordsAsync();
        page.ShouldContain("Did you mean jane@gmail.com?");
        page.ShouldContain("href=\"#requester-email\"");
        fields["requester.email.sure"] = FormPosts.HiddenOf(page)["requester.email.sure"];
        (await client.PostFormAsync("/quote", fields)).StatusCode.ShouldBe(HttpStatusCode.OK);
        fields["requester.email"] = "jane@gmal.com";
        (await client.PostFormAsync("/quote", fields)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
