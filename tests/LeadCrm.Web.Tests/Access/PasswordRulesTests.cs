using LeadCrm.Application.Access;
using LeadCrm.Infrastructure.Identity;
using LeadCrm.TestSupport.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Web.Tests.Access;

public sealed class PasswordRulesTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("password1234")]
    [InlineData("P@ssw0rd1234")]
    [InlineData("Passwort2026!")]
    [InlineData("Summer2026!!")]
    [InlineData("qwertyuiop12")]
    [InlineData("1234567890123")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("abcabcabcabcabc")]
    [InlineData("letmeinletmein")]
    [InlineData("iloveyou-1999")]
    [InlineData("LeadCrm-2026!")]
    [InlineData("Jane.Doerfler1")]
    [InlineData("jane.doerfler@example.org")]
    [InlineData("doerflerdoerfler")]
    [InlineData("short words")]
    public async Task A_password_that_others_would_guess_is_refused(string password) => (await ProblemsAsync(password)).ShouldNotBeEmpty();

    [Theory]
    [InlineData("a long and memorable sentence")]
    [InlineData("slow green lamps over tea")]
    [InlineData("xK9#mQ2$vL5p")]
    [InlineData("зимой мы пьём чай")]
    public async Task A_password_of_ones_own_is_taken(string password) => (await ProblemsAsync(password)).ShouldBeEmpty();

    [Fact]
    public async Task There_is_an_end_to_its_length()
    {
        (await ProblemsAsync(string.Concat(Enumerable.Range(0, 50).Select(i => $"{i * 7919 % 997:D3} "))[..200])).ShouldBeEmpty();
        (await ProblemsAsync(string.Concat(Enumerable.Range(0, 60).Select(i => $"{i * 7919 % 997:D3} "))[..201])).ShouldBe(["PasswordTooLong"]);
    }

    private async Task<IReadOnlyList<string>> ProblemsAsync(string password)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var somebody = new User { Email = "jane.doerfler@example.org", DisplayName = "Jane Doerfler" };
        var problems = new List<string>();
        foreach (var rule in users.PasswordValidators)
            problems.AddRange((await rule.ValidateAsync(users, somebody, password)).Errors.Select(e => e.Code));
        return problems;
    }
}
