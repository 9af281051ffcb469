using System.Net;
using System.Text.RegularExpressions;

namespace LeadCrm.Web.Tests.Patient;

/// <summary>Forms as a browser without JavaScript sends them.</summary>
internal static partial class FormPosts
{
    public const string FormPath = "/quote?condition=systemic-sclerosis&treatment=hsct&article=stem-cells-scleroderma&utm_source=newsletter";

    /// <summary>A filled-in quote form with the token of a freshly loaded page.</summary>
    public static async Task<Dictionary<string, string>> FilledInAsync(this HttpClient client, string path = FormPath)
    {
        var page = await client.GetStringAsync(path);
        var fields = HiddenOf(page);
        foreach (var (name, value) in new (string, string)[]
        {
            ("requester.relation", "self"), ("requester.fullName", "Jane Roe"), ("requester.email", "jane.roe@example.org"), ("requester.country", "GB"),
            ("requester.language", "en"), ("requester.preferredChannel", "email"), ("patient.yearOfBirth", "1978"), ("patient.sex", "female"),
            ("consents.contact", "true"), ("consents.health-data", "true"), ("consents.share-deidentified", "true"),
        })
            fields[name] = value;
        return fields;
    }

    public static Task<HttpResponseMessage> PostFormAsync(this HttpClient client, string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        client.PostAsync(path, new FormUrlEncodedContent(fields));

    /// <summary>The text as a reader sees it.</summary>
    public static async Task<string> WordsAsync(this HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    /// <summary>The hidden fields of a page's forms, the antiforgery token among them.</summary>
    public static Dictionary<string, string> HiddenOf(string page) => Inputs().Matches(page)
        .Select(m => m.Value).Where(i => i.Contains("type=\"hidden\"", StringComparison.Ordinal))
        .GroupBy(i => Name().Match(i).Groups["text"].Value).ToDictionary(g => g.Key, g => WebUtility.HtmlDecode(Value().Match(g.First()).Groups["text"].Value));

    [GeneratedRegex("<input [^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inputs();

    [GeneratedRegex("name=\"(?<text>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    [GeneratedRegex("value=\"(?<text>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();
}
