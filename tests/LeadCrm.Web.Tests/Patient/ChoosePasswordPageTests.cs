using System.Net;
using System.Text.RegularExpressions;
using LeadCrm.Application.Access;
using LeadCrm.Infrastructure.Identity;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Api;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Web.Tests.Patient;

public sealed partial class ChoosePasswordPageTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Password = "a long and memorable sentence";

    [Fact]
    public async Task A_new_administrator_chooses_a_password_once()
    {
        var (user, token) = await InviteAsync("first.admin@example.org");
        var client = app.Client();

        (await PostAsync(client, user, token, "short")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(client, user, token, Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.PostJsonAsync("/api/v1/auth/token", new { email = "first.admin@example.org", password = Password })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PostAsync(client, user, token, "another long sentence")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<(string User, string Token)> InviteAsync(string email)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<UserAccounts>().EnsureAsync(email, email, Roles.Administrator, clinicId: null, password: null);
        return (user.Id.ToString(), await scope.ServiceProvider.GetRequiredService<UserManager<User>>().GeneratePasswordResetTokenAsync(user));
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string user, string token, string password)
    {
        var page = await (await client.GetAsync("/signin/choose-password")).Content.ReadAsStringAsync();
        return await client.PostAsync("/signin/choose-password", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["user"] = user,
            ["token"] = token,
            ["password"] = password,
            ["__RequestVerificationToken"] = Antiforgery().Match(page).Groups["value"].Value,
        }));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Antiforgery();
}
