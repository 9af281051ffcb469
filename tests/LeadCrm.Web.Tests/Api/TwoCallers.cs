using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LeadCrm.Web.Tests.Api;

/// <summary>
/// Sends every act two times: in a row, as a second press on a slow line does, or at once from two people. What was done is never answered with a refusal:
/// the second answer is the first one, or, between two people, a conflict that says that somebody was faster.
/// </summary>
internal sealed partial class TwoCallers(bool atOnce, Func<Task<int>> actsOfPeople)
{
    private static readonly string[] s_somebodyWasFaster = ["changed-meanwhile", "already-decided", "already-open", "already-qualified", "already-judged", "claimed-by-other"];

    /// <summary>What was sent, as method and path with ids left out.</summary>
    public HashSet<string> Sent { get; } = [];

    /// <returns>The answer of who was first.</returns>
    public async Task<JsonElement> DoAsync((HttpClient One, HttpClient Other) callers, string path, object? body = null, HttpMethod? method = null, HttpStatusCode? goneAfterwards = null)
    {
        Sent.Add($"{method ?? HttpMethod.Post} {IdsOf().Replace(path, "/{}")}");
        return atOnce ? await AtOnceAsync(callers, path, body, method, goneAfterwards) : await InARowAsync(callers.One, path, body, method, goneAfterwards);
    }

    private const int MostRepeats = 5;

    private async Task<JsonElement> InARowAsync(HttpClient caller, string path, object? body, HttpMethod? method, HttpStatusCode? goneAfterwards)
    {
        var first = await SendAsync(caller, path, body, method);
        first.IsDone.ShouldBeTrue($"{path} gave {first}");
        var acts = await actsOfPeople();
        var second = await SendAsync(caller, path, body, method);
        // The router and other jobs work beside the callers; whoever is told to repeat repeats.
        for (var tries = 0; second.Code == "changed-meanwhile" && tries < MostRepeats; tries++)
            second = await SendAsync(caller, path, body, method);
        if (goneAfterwards is { } gone)
            second.Status.ShouldBe(gone);
        else
            second.Text.ShouldBe(first.Text, $"{path}: the second answer is not the first one ({second})");
        (await actsOfPeople()).ShouldBe(acts, $"{path}: sent twice, it was done twice");
        return first.Body;
    }

    private static async Task<JsonElement> AtOnceAsync((HttpClient One, HttpClient Other) callers, string path, object? body, HttpMethod? method, HttpStatusCode? goneAfterwards)
    {
        var answers = await Task.WhenAll(SendAsync(callers.One, path, body, method), SendAsync(callers.Other, path, body, method));
        var done = answers.Where(a => a.IsDone).ToList();
        done.ShouldNotBeEmpty($"{path}: {answers[0]}; {answers[1]}");
        foreach (var other in answers.Where(a => !a.IsDone && a.Status != goneAfterwards))
            s_somebodyWasFaster.ShouldContain(other.Code, $"{path}: {other}");
        done.Select(d => d.Text).Distinct().Count().ShouldBe(1, $"{path}: {answers[0]}; {answers[1]}");
        return done[0].Body;
    }

    private static async Task<Answer> SendAsync(HttpClient caller, string path, object? body, HttpMethod? method)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, "/api/v1" + path) { Content = method == HttpMethod.Delete ? null : JsonContent.Create(body ?? new { }) };
        using var answer = await caller.SendAsync(request);
        return new Answer(answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("(?<=/cases)/[^/]+|/[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, 1000)]
    private static partial Regex IdsOf();

    private sealed record Answer(HttpStatusCode Status, string Text)
    {
        public bool IsDone => (int)Status is >= 200 and < 300;

        public JsonElement Body => Text.Length == 0 ? default : JsonDocument.Parse(Text).RootElement;

        public string? Code => Status == HttpStatusCode.Conflict ? Body.GetProperty("code").GetString() : null;
    }
}
