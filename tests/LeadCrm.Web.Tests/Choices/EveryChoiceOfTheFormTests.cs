using System.Net;
using System.Text.RegularExpressions;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Patient;

namespace LeadCrm.Web.Tests.Choices;

/// <summary>Every option that the quote form shows, sent as the browser would send it: the lists are read from the page itself.</summary>
public sealed partial class EveryChoiceOfTheFormTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Every_option_of_every_list_is_taken()
    {
        var client = app.Client();
        var tried = new HashSet<(string, string)>();
        foreach (var condition in Options(await client.GetStringAsync("/quote"))["condition"])
        {
            var path = $"/quote?condition={condition}";
            var lists = Options(await client.GetStringAsync(path));
            lists.Remove("condition");
            // The n-th option of every list at once; lists that all conditions share are tried with the first.
            for (var n = 0; lists.Where(l => n < l.Value.Count && tried.Add((l.Key, l.Value[n]))).ToList().Count > 0; n++)
                await SendAsync(client, path, lists.Where(l => l.Value.Count > 0).ToDictionary(l => l.Key, l => l.Value[n % l.Value.Count]));
        }

        new[] { "requester.country", "requester.language", "requester.relation", "requester.preferredChannel", "patient.sex", "wishes.budget.currency" }.Except(tried.Select(t => t.Item1)).ShouldBeEmpty();
        tried.Count(t => t.Item1 == "requester.country").ShouldBe(249);
    }

    private static async Task SendAsync(HttpClient client, string path, Dictionary<string, string> chosen)
    {
        var fields = await client.FilledInAsync(path);
        // What some choices ask for beside them.
        (fields["patient.fullName"], fields["patient.guardianAuthority"], fields["requester.phone"]) = ("John Roe", "mother, with custody", "+442079460958");
        if (chosen.ContainsKey("wishes.budget.currency"))
            fields["wishes.budget.amount"] = "40000";
        foreach (var (name, value) in chosen)
            fields[name] = value;
        foreach (var consent in fields.Keys.Where(k => k.StartsWith("consents.", StringComparison.Ordinal)).ToList())
            fields[consent] = "true";

        var answer = await client.PostFormAsync("/quote", fields);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{string.Join(", ", chosen)}: {string.Join("; ", Problem().Matches(await answer.WordsAsync()).Select(m => m.Groups["text"].Value))}");
    }

    /// <summary>The values of lists, radio buttons and boxes by the name of their field.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Options(string page)
    {
        var found = Select().Matches(page).SelectMany(s => Option().Matches(s.Groups["options"].Value).Select(o => (Name: s.Groups["name"].Value, Value: o.Groups["value"].Value)))
            .Concat(Input().Matches(page).Select(i => (Name: i.Groups["name"].Value, Value: i.Groups["value"].Value)));
        return found.Where(f => f.Value.Length > 0).GroupBy(f => f.Name).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(f => WebUtility.HtmlDecode(f.Value)).Distinct()]);
    }

    [GeneratedRegex("<select [^>]*name=\"(?<name>[^\"]*)\"[^>]*>(?<options>.*?)</select>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Select();

    [GeneratedRegex("<option value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Option();

    [GeneratedRegex("<input type=\"(radio|checkbox)\"[^>]*name=\"(?<name>[^\"]*)\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Input();

    [GeneratedRegex("class=\"problem\"[^>]*>(?<text>[^<]*)<", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Problem();
}
