using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace LeadCrm.Web.Api;

internal static class AuthApi
{
    /// <summary>Nobody's address and password are longer than this.</summary>
    public const int LargestBody = 16 * 1024;

    public static void MapAuth(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Auth").ProducesProblem(401);
        auth.MapPost("/token", IssueAsync)
            .WithSummary("Signs in and gives a bearer token for an hour.")
            .WithDescription("`code` is that of the account's second factor: without it an account that has one gets no token, and other accounts need none.")
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .RequireRateLimiting(ApiRegistration.SignInLimit)
            .Produces<IssuedToken>();
        auth.MapPost("/sign-out", EndAsync)
            .RequireAuthorization()
            .WithSummary("Ends the token that it is called with.");
    }

    private static async Task<Ok<IssuedToken>> IssueAsync(
        Credentials credentials, HttpContext context, SignInDoor door, Sessions sessions, IUserClaimsPrincipalFactory<User> principals, IOptionsMonitor<BearerTokenOptions> bearer, CancellationToken ct)
    {
        var user = await door.RecogniseAsync(credentials.Email, credentials.Password, credentials.Code, context.Connection.RemoteIpAddress, ct) ?? throw new NotSignedInException();
        var (session, expires) = await sessions.BeginAsync(user, SessionKind.Token, ct);
        var principal = await principals.CreateAsync(user);
        principal.Identities.First().AddClaim(session);
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { ExpiresUtc = expires }, $"{BearerTokenDefaults.AuthenticationScheme}:AccessToken");
        var token = bearer.Get(BearerTokenDefaults.AuthenticationScheme).BearerTokenProtector.Protect(ticket);
        return TypedResults.Ok(new IssuedToken(token, expires, RoleCodes(user.Roles), user.ClinicId));
    }

    private static async Task<NoContent> EndAsync(HttpContext context, Sessions sessions, CancellationToken ct)
    {
        await sessions.EndAsync(context.User, ct);
        return TypedResults.NoContent();
    }

    private static List<string> RoleCodes(Roles roles) =>
        Enum.GetValues<Roles>().Where(r => r != Roles.None && roles.HasFlag(r)).Select(FormCodes.Code).ToList();

    internal sealed record Credentials(string? Email, string? Password, string? Code);

    internal sealed record IssuedToken(string AccessToken, DateTimeOffset ExpiresAt, IReadOnlyList<string> Roles, Guid? ClinicId);
}
