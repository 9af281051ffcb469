using System.Net;
using LeadCrm.TestSupport.Web;

namespace LeadCrm.Web.Tests.Workbench;

/// <summary>Who is lost finds the frame they came from: staff their sections, visitors the public pages.</summary>
public sealed class LostPageTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("coordinator", "/nowhere", "href=\"/leads\"")]
    [InlineData("coordinator", "/leads/abc", "href=\"/board\"")]
    [InlineData("clinic-a", "/offers/abc", "href=\"/offers\"")]
    [InlineData("manager", "/reports/nowhere", "href=\"/reports\"")]
    public async Task Staff_find_their_sections(string account, string path, string section)
    {
        using var client = await app.SignedInAsync(account);
        var answer = await client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(section);
    }

    [Fact]
    public async Task A_visitor_sees_nothing_of_the_workbench()
    {
        var answer = await app.Client().GetAsync("/nowhere");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("href=\"/leads\"");
    }

    [Fact]
    public async Task Who_follows_a_broken_case_link_reads_about_that_also_when_signed_in()
    {
        using var client = await app.SignedInAsync("coordinator");
        (await (await client.GetAsync("/case/nowhere")).Content.ReadAsStringAsync()).ShouldNotContain("href=\"/board\"");
    }
}
