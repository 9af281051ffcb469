using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LeadCrm.Web.Api;

internal static class AuthApi
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(1);

    public static void MapAuth(this IEndpointRouteBuilder api) => api.MapPost("/auth/token", IssueAsync)
        .WithTags("Auth").WithSummary("Signs in and gives a bearer token for an hour.")
        .RequireRateLimiting(ApiRegistration.SignInLimit)
        .Produces<IssuedToken>().ProducesProblem(401);

    private static async Task<IResult> IssueAsync(
        Credentials credentials, UserManager<User> users, SignInManager<User> signIn, IUserClaimsPrincipalFactory<User> principals,
        IOptionsMonitor<BearerTokenOptions> bearer, TimeProvider time)
    {
        var user = await users.FindByEmailAsync(credentials.Email ?? "");
        // An unknown address takes as long as a known one: the hash is computed all the same.
        var passed = user is { IsActive: true }
            ? (await signIn.CheckPasswordSignInAsync(user, credentials.Password ?? "", lockoutOnFailure: true)).Succeeded
            : PasswordDecoy.Verify(users, credentials.Password);
        if (!passed || user is null)
            throw new NotSignedInException();
        var expires = time.GetUtcNow() + s_lifetime;
        var ticket = new AuthenticationTicket(
            await principals.CreateAsync(user), new AuthenticationProperties { ExpiresUtc = expires }, $"{BearerTokenDefaults.AuthenticationScheme}:AccessToken");
        var token = bearer.Get(BearerTokenDefaults.AuthenticationScheme).BearerTokenProtector.Protect(ticket);
        return TypedResults.Ok(new IssuedToken(token, expires, RoleCodes(user.Roles), user.ClinicId));
    }

    private static List<string> RoleCodes(Roles roles) =>
        Enum.GetValues<Roles>().Where(r => r != Roles.None && roles.HasFlag(r)).Select(FormCodes.Code).ToList();

    internal sealed record Credentials(string? Email, string? Password, string? Code);

    internal sealed record IssuedToken(string AccessToken, DateTimeOffset ExpiresAt, IReadOnlyList<string> Roles, Guid? ClinicId);
}
