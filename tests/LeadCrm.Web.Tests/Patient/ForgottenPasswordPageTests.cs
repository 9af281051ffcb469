using System.Net;
using System.Web;
using LeadCrm.Application.FollowUps;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Infrastructure.Database;
using LeadCrm.Infrastructure.Identity;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Web.Tests.Patient;

/// <summary>Whoever forgot a password gets a link by mail; whoever asks learns nothing about who has an account.</summary>
public sealed class ForgottenPasswordPageTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Password = "a quiet lake behind the house";
    private const string Former = "a former lake without a house";

    [Fact]
    public async Task The_answer_is_the_same_with_and_without_an_account_and_only_an_open_one_gets_a_mail()
    {
        var closed = await AccountAsync("closed@example.org", isActive: false);
        var known = await AskAsync("manager@demo.leadcrm.test");
        foreach (var email in new[] { "nobody@example.org", "closed@example.org", "MANAGER@demo.leadcrm.test " })
        {
            var answer = await AskAsync(email);
            (answer.Status, answer.Words).ShouldBe((known.Status, known.Words), email);
        }

        var manager = await AccountAsync("manager@demo.leadcrm.test");
        var planned = await PlannedAsync();
        planned.Count(m => m.RecipientId == manager).ShouldBe(1);
        planned.ShouldNotContain(m => m.RecipientId == closed);
    }

    [Fact]
    public async Task The_link_of_the_mail_changes_the_password_once()
    {
        var account = await AccountAsync("forgetful@example.org");
        await AskAsync("forgetful@example.org");
        var link = await LinkOfAsync((await PlannedAsync()).Single(m => m.RecipientId == account));
        var query = HttpUtility.ParseQueryString(link.Query);

        (await ChooseAsync(query["user"]!, query["token"]!)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Client().PostJsonAsync("/api/v1/auth/token", new { email = "forgetful@example.org", password = Password })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ChooseAsync(query["user"]!, query["token"]!)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Nothing_typed_is_told_beside_the_field_and_a_post_without_its_token_is_refused()
    {
        (await AskAsync("")).ShouldSatisfyAllConditions(a => a.Status.ShouldBe(HttpStatusCode.BadRequest), a => a.Words.ShouldContain("Please give the e-mail address of your account."));
        (await app.Client().PostFormAsync("/signin/forgotten", new Dictionary<string, string> { ["email"] = "manager@demo.leadcrm.test" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Demo_accounts_sign_in_with_one_press()
    {
        var client = app.Client();
        var page = await client.GetStringAsync("/signin");
        page.ShouldContain("/signin/forgotten");
        var one = page[page.IndexOf("class=\"demo-account\"", StringComparison.Ordinal)..];
        one.ShouldContain("coordinator@demo.leadcrm.test");
        var form = page[..page.IndexOf("class=\"demo-account\"", StringComparison.Ordinal)];
        var fields = FormPosts.HiddenOf(form[form.LastIndexOf("<form", StringComparison.Ordinal)..]);
        (await client.PostFormAsync("/signin", fields)).Headers.Location?.OriginalString.ShouldBe("/leads");
    }

    private async Task<(HttpStatusCode Status, string Words)> AskAsync(string email)
    {
        var client = app.Client();
        var fields = FormPosts.HiddenOf(await client.GetStringAsync("/signin/forgotten"));
        fields["email"] = email;
        var answer = await client.PostFormAsync("/signin/forgotten", fields);
        return (answer.StatusCode, await answer.WordsAsync());
    }

    private async Task<HttpResponseMessage> ChooseAsync(string user, string token)
    {
        var client = app.Client();
        var fields = FormPosts.HiddenOf(await client.GetStringAsync("/signin/choose-password"));
        (fields["user"], fields["token"], fields["password"]) = (user, token, Password);
        return await client.PostFormAsync("/signin/choose-password", fields);
    }

    private async Task<Guid> AccountAsync(string email, bool isActive = true)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<UserAccounts>().EnsureAsync(email, email, Application.Access.Roles.Administrator, clinicId: null, Former);
        if (!isActive)
            await scope.ServiceProvider.GetRequiredService<LeadCrmDbContext>().Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.IsActive, false));
        return user.Id;
    }

    private async Task<List<Message>> PlannedAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LeadCrmDbContext>().Messages.AsNoTracking().Where(m => m.Kind == MessageKind.PasswordForgotten).ToListAsync();
    }

    private async Task<Uri> LinkOfAsync(Message message)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<PasswordMails>().ComposeAsync(message, CancellationToken.None)).Mail.ShouldNotBeNull().Link;
    }
}
