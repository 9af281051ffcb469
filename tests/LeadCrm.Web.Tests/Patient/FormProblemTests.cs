using System.Net;
using System.Text.RegularExpressions;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Api;

namespace LeadCrm.Web.Tests.Patient;

/// <summary>Whatever is wrong with a form, the list of problems leads to the field, and each field knows its own bounds.</summary>
public sealed partial class FormProblemTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Every_field_spoilt_leads_to_its_place_on_the_page()
    {
        var client = app.Client();
        var sound = await client.FilledInAsync();
        var names = FieldNames().Matches(await client.GetStringAsync(FormPosts.FormPath)).Select(m => m.Groups["name"].Value).Distinct().ToList();
        names.Count.ShouldBeGreaterThan(35);
        var refused = 0;
        foreach (var name in names)
            foreach (var spoilt in new[] { "", "?", "99999", new string('x', 6000) })
            {
                var answer = await client.PostFormAsync("/quote", new Dictionary<string, string>(sound) { [name] = spoilt, ["requester.fullName"] = name == "requester.fullName" ? spoilt : "" });
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    // Taken as it is: the next one is a request of its own.
                    sound = await client.FilledInAsync();
                    continue;
                }

                answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, name);
                var page = await answer.WordsAsync();
                foreach (Match link in ProblemLinks().Matches(page))
                    page.ShouldContain($"id=\"{link.Groups["id"].Value}\"", customMessage: $"{name} = {spoilt[..Math.Min(5, spoilt.Length)]}");
                refused++;
            }

        refused.ShouldBeGreaterThan(names.Count);
    }

    [Fact]
    public async Task Every_number_of_a_questionnaire_states_its_bounds_at_its_field()
    {
        var catalogue = await app.Client().GetJsonAsync("/api/v1/catalogue");
        var checkedNumbers = 0;
        foreach (var condition in catalogue.GetProperty("categories").EnumerateArray().SelectMany(c => c.GetProperty("conditions").EnumerateArray()))
        {
            var page = WebUtility.HtmlDecode(await app.Client().GetStringAsync($"/quote?condition={condition.GetProperty("code")}"));
            foreach (var question in condition.GetProperty("questions").EnumerateArray().Where(q => q.GetProperty("kind").GetString() is "number" or "year"))
            {
                var field = page[page.IndexOf($"<input id=\"enquiry-answers-{question.GetProperty("code")}\"", StringComparison.Ordinal)..];
                field = field[..field.IndexOf('>', StringComparison.Ordinal)];
                field.ShouldContain("data-range=\"Please give a ");
                if (question.GetProperty("min") is { ValueKind: System.Text.Json.JsonValueKind.Number } least)
                    field.ShouldContain($"data-least=\"{least}\"");
                if (question.GetProperty("kind").GetString() == "year")
                    field.ShouldContain($"data-most=\"{DateTime.UtcNow.Year}\"");
                checkedNumbers++;
            }
        }

        checkedNumbers.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task What_is_needed_has_a_sentence_of_its_own()
    {
        var page = WebUtility.HtmlDecode(await app.Client().GetStringAsync(FormPosts.FormPath));

        var needed = NeededParts().Matches(page).Select(m => m.Groups["words"].Value).ToList();

        needed.Count.ShouldBe(8);
        needed.ShouldAllBe(words => words.Length > 10);
        needed.Distinct().Count().ShouldBe(needed.Count);
        needed.ShouldContain(words => words.StartsWith("We need your consent to contact you", StringComparison.Ordinal));
        needed.ShouldContain(words => words.StartsWith("Please give an e-mail address or a phone number", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_trap_has_a_name_that_no_browser_fills_in()
    {
        var page = await app.Client().GetStringAsync(FormPosts.FormPath);

        var trap = TrapField().Match(page).Groups["name"].Value;

        trap.ShouldNotBeEmpty();
        foreach (var known in new[] { "web", "url", "site", "home", "mail", "phone", "tel", "name", "company", "organi", "address", "street", "city", "zip", "post", "fax", "title", "birth", "card" })
            trap.ShouldNotContain(known, Case.Insensitive);
    }

    [Fact]
    public async Task What_happens_without_the_consent_to_show_the_case_is_said_before_and_after_sending()
    {
        var client = app.Client();
        (await client.GetStringAsync(FormPosts.FormPath)).ShouldContain("Without this no clinic can be asked");
        var fields = await client.FilledInAsync();
        fields.Remove("consents.share-deidentified");

        var thanks = await (await client.PostFormAsync("/quote", fields)).WordsAsync();

        thanks.ShouldContain("so none can be asked");
        thanks.ShouldNotContain("suitable clinics see your case");
    }

    [Fact]
    public async Task Asking_for_an_adult_says_afterwards_that_they_have_to_confirm()
    {
        var client = app.Client();
        var fields = await client.FilledInAsync();
        fields["requester.relation"] = "child";
        fields["patient.fullName"] = "Ada Roe";
        fields["patient.yearOfBirth"] = "1958";

        (await (await client.PostFormAsync("/quote", fields)).WordsAsync()).ShouldContain("Ada Roe has to confirm the request before a clinic sees anything of it.");
    }

    [GeneratedRegex("<(?:input|select|textarea)[^>]* name=\"(?<name>(?:enquiry\\.(?!remark)|requester\\.|patient\\.|wishes\\.|consents\\.)[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FieldNames();

    [GeneratedRegex("<li><a href=\"#(?<id>[^\"]+)\">", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProblemLinks();

    [GeneratedRegex("class=\"[^\"]*\\bmust\\b[^\"]*\" (?:aria-[^ ]+ )?data-missing=\"(?<words>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NeededParts();

    [GeneratedRegex("<div class=\"trap\" aria-hidden=\"true\">.*?<input [^>]*name=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TrapField();
}
