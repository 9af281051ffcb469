using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using LeadCrm.Application.Access;
using LeadCrm.Infrastructure.Identity;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Patient;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Web.Tests.Access;

/// <summary>A proxy in front, so that tests can come from many places; limits per address out of the way.</summary>
public sealed class ManyClientsApp : TestApp
{
    public const string Password = "slow green lamps over tea";

    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("LeadCrm:KnownProxies:0", "127.0.0.1")];

    public HttpClient From(string address)
    {
        var client = Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    public async Task<string> NewAccountAsync()
    {
        var email = $"{Guid.NewGuid():N}@people.example.org";
        await WithUsersAsync(async services => await services.GetRequiredService<UserAccounts>().EnsureAsync(email, "Somebody", Roles.Coordinator, clinicId: null, Password));
        return email;
    }

    public async Task<T> WithUsersAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        return await act(scope.ServiceProvider);
    }
}

public sealed class SignInDoorTests(ManyClientsApp app) : IClassFixture<ManyClientsApp>
{
    private const string Guesser = "203.0.113.66";
    private const string Home = "198.51.100.7";

    [Fact]
    public async Task Who_guesses_locks_themselves_out_and_not_the_owner()
    {
        var email = await app.NewAccountAsync();
        await GuessAsync(email, Guesser, 10);

        (await TokenAsync(email, Guesser)).ShouldBe(HttpStatusCode.Unauthorized);
        (await TokenAsync(email, Home)).ShouldBe(HttpStatusCode.OK);
        (await PageAsync(email, Guesser)).ShouldBe(HttpStatusCode.BadRequest);
        (await PageAsync(email, Home)).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Against_very_many_guessers_the_owner_gets_in_from_where_they_were_before()
    {
        var email = await app.NewAccountAsync();
        (await TokenAsync(email, Home)).ShouldBe(HttpStatusCode.OK);
        await Parallel.ForAsync(0, 10, async (i, _) => await GuessAsync(email, $"203.0.113.{i + 100}", 10));

        (await TokenAsync(email, "198.51.100.99")).ShouldBe(HttpStatusCode.Unauthorized);
        (await TokenAsync(email, Home)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Networks_of_version_six_are_one_client()
    {
        var email = await app.NewAccountAsync();
        for (var i = 0; i < 10; i++)
            await GuessAsync(email, $"2001:db8:1:2::{i + 1:x}", 1);

        (await TokenAsync(email, "2001:db8:1:2:ffff::1")).ShouldBe(HttpStatusCode.Unauthorized);
        (await TokenAsync(email, "2001:db8:1:3::1")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refusal_takes_as_long_whether_guessing_was_stopped_or_not()
    {
        var (guessed, other) = (await app.NewAccountAsync(), await app.NewAccountAsync());
        await GuessAsync(guessed, Guesser, 11);

        var stopped = await MedianAsync(() => GuessAsync(guessed, Guesser, 1));
        var wrong = await MedianAsync(() => GuessAsync(other, Home, 1));

        // A hash takes tens of milliseconds, everything else two or three: without it this was 40 to 1.
        (stopped / wrong).ShouldBeInRange(0.2, 5);
    }

    [Fact]
    public async Task An_account_with_a_second_factor_never_comes_in_without_it()
    {
        var email = await app.NewAccountAsync();
        var key = await app.WithUsersAsync(async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            var user = (await users.FindByEmailAsync(email))!;
            await users.ResetAuthenticatorKeyAsync(user);
            await users.SetTwoFactorEnabledAsync(user, enabled: true);
            return (await users.GetAuthenticatorKeyAsync(user))!;
        });

        foreach (var code in new[] { null, "", "000000", "x", new string('1', 1000) })
            (await TokenAsync(email, Home, code)).ShouldBe(HttpStatusCode.Unauthorized);
        (await PageAsync(email, Home)).ShouldBe(HttpStatusCode.BadRequest);
        (await TokenAsync(email, Home, CodeOf(key))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_no_account_can_have_is_refused_before_it_is_hashed()
    {
        var email = await app.NewAccountAsync();

        (await app.From(Home).PostAsJsonAsync("/api/v1/auth/token", new { email, password = new string('a', 5_000) })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        // Asked first whether it may be sent: the door closes while such a body is still on its way.
        using var huge = new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/token") { Content = JsonContent.Create(new { email, password = new string('a', 1_000_000) }) };
        huge.Headers.ExpectContinue = true;
        (await app.From(Home).SendAsync(huge)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    private async Task GuessAsync(string email, string from, int times)
    {
        for (var i = 0; i < times; i++)
            (await app.From(from).PostAsJsonAsync("/api/v1/auth/token", new { email, password = $"guess {i}" })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<HttpStatusCode> TokenAsync(string email, string from, string? code = null) =>
        (await app.From(from).PostAsJsonAsync("/api/v1/auth/token", new { email, password = ManyClientsApp.Password, code })).StatusCode;

    private async Task<HttpStatusCode> PageAsync(string email, string from)
    {
        var client = app.From(from);
        var fields = FormPosts.HiddenOf(await client.GetStringAsync("/signin"));
        (fields["email"], fields["password"]) = (email, ManyClientsApp.Password);
        return (await client.PostFormAsync("/signin", fields)).StatusCode;
    }

    private static async Task<double> MedianAsync(Func<Task> act)
    {
        var times = new List<double>();
        for (var i = 0; i < 9; i++)
        {
            var watch = Stopwatch.StartNew();
            await act();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt(4);
    }

    /// <summary>The six digits that an authenticator shows now (RFC 6238); its key is written in base 32.</summary>
    private static string CodeOf(string key)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Select(c => Convert.ToString(Letters.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // What authenticators use.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6");
    }
}
