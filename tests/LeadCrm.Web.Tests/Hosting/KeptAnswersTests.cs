using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Patient;

namespace LeadCrm.Web.Tests.Hosting;

public sealed class KeptAnswersTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("coordinator", "/api/v1/leads")]
    [InlineData("coordinator", "/api/v1/leads/01990000-0000-7000-8000-000000000001")]
    [InlineData("manager", "/api/v1/reports/conversion")]
    [InlineData("manager", "/reports/conversion.csv")]
    [InlineData("clinic-a", "/api/v1/assignments")]
    [InlineData("admin", "/admin/jobs")]
    [InlineData("coordinator", "/leads")]
    [InlineData(null, "/api/v1/cases/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData(null, "/signin")]
    [InlineData(null, "/signin/choose-password?user=x&token=y")]
    public async Task No_browser_and_no_proxy_keeps_an_answer_about_people(string? account, string path)
    {
        var client = account is null ? app.Client() : await app.SignedInAsync(account);

        (await client.GetAsync(path)).Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_refused_form_that_repeats_what_was_typed_is_not_kept()
    {
        var client = app.Client();
        var fields = await client.FilledInAsync();
        fields["requester.email"] = "no address";

        (await client.PostFormAsync(FormPosts.FormPath, fields)).Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/embed.js")]
    [InlineData("/patient.css")]
    public async Task What_is_the_same_for_everybody_may_be_kept(string path) =>
        (await app.Client().GetAsync(path)).Headers.CacheControl?.NoStore.ShouldNotBe(true);
}
