using System.Net;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Patient.Quote;

namespace LeadCrm.Web.Tests.Patient;

/// <summary>Without a script too, another condition or treatment takes nothing away that was entered.</summary>
public sealed class AnswersSurviveTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("msc")]
    [InlineData(ChosenSubject.Advise)]
    public async Task Another_treatment_keeps_every_answer(string treatment)
    {
        var client = app.Client();
        var fields = await EnteredAsync(client);

        var page = await ChooseAsync(client, fields, ChosenSubject.TreatmentButton, treatment);

        foreach (var (name, value) in Entered)
            page.ShouldContain(name.EndsWith("lungs", StringComparison.Ordinal) ? "value=\"mild\" checked" : value, customMessage: name);
        page.ShouldNotContain("class=\"problem");
    }

    [Fact]
    public async Task No_consent_is_carried_over_to_another_treatment()
    {
        var client = app.Client();
        var fields = await EnteredAsync(client);

        var page = await ChooseAsync(client, fields, ChosenSubject.TreatmentButton, "msc");

        page.ShouldContain("name=\"consents.contact\" value=\"true\"");
        page.ShouldNotContain("value=\"true\" checked");
    }

    [Fact]
    public async Task What_another_treatment_does_not_ask_waits_unsent_until_it_is_asked_again()
    {
        var client = app.Client();
        var fields = await EnteredAsync(client);
        fields["wishes.budget.amount"] = "41000";

        var trial = await ChooseAsync(client, fields, ChosenSubject.TreatmentButton, "msc");
        trial.ShouldNotContain("name=\"wishes.budget.amount\"");
        var waiting = FormPosts.HiddenOf(trial);
        waiting[PostedFields.WaitingName("wishes.budget.amount")].ShouldBe("41000");

        foreach (var (name, value) in Entered)
            waiting[name] = value;
        (await ChooseAsync(client, waiting, ChosenSubject.TreatmentButton, "hsct")).ShouldContain("name=\"wishes.budget.amount\" type=\"text\" value=\"41000\"");
    }

    [Fact]
    public async Task Reading_about_something_unproven_and_coming_back_keeps_them_too()
    {
        var client = app.Client();
        var fields = await EnteredAsync(client);
        fields[ChosenSubject.ConditionField] = "macular-degeneration";
        var other = FormPosts.HiddenOf(await ChooseAsync(client, fields, ChosenSubject.ConditionButton, "true"));
        foreach (var (name, value) in Entered.Where(e => !e.Name.StartsWith("enquiry.answers", StringComparison.Ordinal)))
            other[name] = value;
        var read = FormPosts.HiddenOf(await ChooseAsync(client, other, ChosenSubject.TreatmentButton, "intravitreal-stem-cells"));
        read[ChosenSubject.ConditionField] = "systemic-sclerosis";

        var back = await ChooseAsync(client, read, ChosenSubject.ConditionButton, "true");

        back.ShouldContain("value=\"mild\" checked");
        back.ShouldContain("value=\"Jane Roe\"");
    }

    [Fact]
    public async Task Choosing_sends_nothing_and_sending_afterwards_makes_one_request()
    {
        var client = app.Client();
        var fields = await EnteredAsync(client);
        var page = await ChooseAsync(client, fields, ChosenSubject.TreatmentButton, ChosenSubject.Advise);
        page.ShouldNotContain("MQ-");

        foreach (var (name, value) in FormPosts.HiddenOf(page))
            fields[name] = value;
        var sent = await client.PostFormAsync("/quote", fields);

        sent.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await sent.WordsAsync()).ShouldContain("MQ-");
    }

    [Fact]
    public async Task Enter_in_a_field_sends_and_does_not_choose()
    {
        var page = await app.Client().GetStringAsync(FormPosts.FormPath);

        var first = page.IndexOf("form=\"form\"", StringComparison.Ordinal);
        page[page.LastIndexOf('<', first)..first].ShouldBe("<button type=\"submit\" ");
        page.IndexOf("name=\"choose.", StringComparison.Ordinal).ShouldBeGreaterThan(first);
    }

    private static readonly (string Name, string Value)[] Entered =
    [
        ("enquiry.answers.lungs", "mild"), ("enquiry.answers.firstSymptomYear", "2023"), ("enquiry.message", "My hands hurt in the cold."),
        ("requester.fullName", "Jane Roe"), ("requester.email", "jane.roe@example.org"), ("patient.yearOfBirth", "1978"),
    ];

    private static async Task<Dictionary<string, string>> EnteredAsync(HttpClient client)
    {
        var fields = await client.FilledInAsync();
        foreach (var (name, value) in Entered)
            fields[name] = value;
        return fields;
    }

    private static async Task<string> ChooseAsync(HttpClient client, Dictionary<string, string> fields, string button, string value)
    {
        var answer = await client.PostFormAsync("/quote", new Dictionary<string, string>(fields) { [button] = value });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        return await answer.WordsAsync();
    }
}
