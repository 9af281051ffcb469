using System.Text.Json;

namespace LeadCrm.Web.Tests.Broken;

/// <summary>
/// Every route that OpenAPI names, with every property of its body, every parameter, verb, content type and header broken in turn. A new
/// route is covered by being there.
/// </summary>
public sealed class BrokenApiTests(BrokenApp app) : IClassFixture<BrokenApp>
{
    // What ends a session or a link would make all that follows a test of 401.
    private static readonly string[] s_apart = ["/api/v1/auth/sign-out"];

    [Fact]
    public async Task No_broken_request_gives_an_error_of_ours_or_leaves_anything_behind()
    {
        await app.PrepareAsync();
        await using var witness = await Witness.OfAsync(app.ConnectionString);
        using var document = JsonDocument.Parse(await app.Client().GetStringAsync("/openapi/v1.json"));
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject().Where(p => !s_apart.Contains(p.Name)))
        {
            foreach (var operation in path.Value.EnumerateObject().Where(o => o.Name is "get" or "post" or "put" or "delete" or "patch"))
                await BreakAsync(witness, path.Name, operation.Name.ToUpperInvariant(), operation.Value, document.RootElement);
            foreach (var verb in Breakage.Verbs.Where(v => !path.Value.TryGetProperty(v.ToLowerInvariant(), out _)))
                await witness.SendAsync(app.Callers["coordinator"], new HttpRequestMessage(new HttpMethod(verb), Address(path.Name)), "wrong verb", isForPrograms: true);
        }

        witness.Sent.ShouldBeGreaterThan(1_000);
        witness.Faults.ShouldBeEmpty();
        // A key that is taken (23505) is logged by the database layer before it becomes a conflict; every other stack is a fault.
        (await app.LoggedExceptionsAsync()).ShouldBeEmpty();
    }

    private async Task BreakAsync(Witness witness, string path, string verb, JsonElement operation, JsonElement document)
    {
        var caller = await CallerAsync(path, verb);
        await witness.RecountAsync();
        if (operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json))
            foreach (var (how, content) in Breakage.Bodies(Samples.For(path, json.GetProperty("schema"), document, app)))
                await witness.SendAsync(caller, new HttpRequestMessage(new HttpMethod(verb), Address(path)) { Content = content }, how, isForPrograms: true);
        foreach (var parameter in operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().ToList() : [])
            foreach (var value in Breakage.Encoded)
                await witness.SendAsync(caller, new HttpRequestMessage(new HttpMethod(verb), With(path, parameter, value)), "parameter", isForPrograms: true);
        foreach (var (name, value) in Breakage.Headers)
        {
            var request = new HttpRequestMessage(new HttpMethod(verb), Address(path));
            request.Headers.TryAddWithoutValidation(name, value);
            await witness.SendAsync(name == "Authorization" ? app.Callers[""] : caller, request, $"{name}: {value}", isForPrograms: true);
        }
    }

    /// <summary>The first account that may use the route, so that what is broken is looked at.</summary>
    private async Task<HttpClient> CallerAsync(string path, string verb)
    {
        foreach (var caller in app.Callers.Values)
        {
            using var answer = await caller.SendAsync(new HttpRequestMessage(new HttpMethod(verb), Address(path)) { Content = new StringContent("{", System.Text.Encoding.UTF8, "application/json") });
            if ((int)answer.StatusCode is not (401 or 403))
                return caller;
        }

        throw new InvalidOperationException($"Nobody may use {verb} {path}.");
    }

    private string With(string path, JsonElement parameter, string value)
    {
        var name = parameter.GetProperty("name").GetString()!;
        return parameter.GetProperty("in").GetString() == "path"
            ? Address(path.Replace($"{{{name}}}", value, StringComparison.Ordinal))
            : $"{Address(path)}?{name}={value}&{name}={value}";
    }

    private string Address(string path)
    {
        var parts = path.Split('/');
        for (var i = 1; i < parts.Length; i++)
            parts[i] = parts[i] switch
            {
                "{token}" => app.CaseToken,
                ['{', .., '}'] => app.Ids.GetValueOrDefault(parts[i - 1]) ?? Guid.Empty.ToString(),
                var part => part,
            };
        return string.Join('/', parts);
    }
}
