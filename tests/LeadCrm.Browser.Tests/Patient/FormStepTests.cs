using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Triage;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Patient;

/// <summary>What the form says at once, in the step in which it happens.</summary>
public sealed class FormStepTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public Task A_slip_is_said_at_its_field_before_the_next_step() => browser.TellAsync(async () =>
    {
        var page = await browser.PersonAsync(390, 844);
        var form = page.Locator("body");
        await page.GotoAsync(FormPages.Address);

        await SaysAsync(form, "enquiry.answers.firstSymptomYear", "78", "Please give a year from 1940 to");
        await SaysAsync(form, "enquiry.answers.mrss", "99", "Please give a number from 0 to 51.");
        await form.GoOnAsync();
        await Assertions.Expect(form.Field("enquiry.answers.firstSymptomYear")).ToBeFocusedAsync();
        await form.Field("enquiry.answers.firstSymptomYear").FillAsync("2022");
        await form.Field("enquiry.answers.mrss").FillAsync("٢٠");
        await form.GoOnAsync();

        await SaysAsync(form, "patient.yearOfBirth", "85", "with four digits");
        await form.SaysWhoAsync();
        await form.Field("patient.yearOfBirth").FillAsync("1985");
        await form.Field("wishes.travelFrom").EvaluateAsync("field => { field.closest('details').open = true; }");
        await form.Field("wishes.travelFrom").FillAsync("2027-03-01");
        await form.Field("wishes.travelUntil").FillAsync("2027-02-01");
        await form.GoOnAsync();
        await form.GetByText("The latest journey cannot be before the earliest.").WaitForAsync();
        await Assertions.Expect(form.Field("wishes.travelUntil")).ToBeFocusedAsync();
        await form.Field("wishes.travelUntil").FillAsync("2027-04-01");
        await form.GoOnAsync();

        await SaysAsync(form, "requester.email", "hannah.whitfield(at)example", "does not look like an e-mail address");
        await form.Field("requester.email").FillAsync("");
        await form.SendAsync();
        await form.GetByText("Please give an e-mail address or a phone number").WaitForAsync();
        await form.GetByText("We need your consent to contact you").WaitForAsync();
        await form.Field("requester.phone").FillAsync("+44 20 7946 0958");
        await Assertions.Expect(form.GetByText("Please give an e-mail address or a phone number")).ToBeHiddenAsync();
    });

    [Fact]
    public Task Only_a_child_s_guardian_is_asked_on_what_authority() => browser.TellAsync(async () =>
    {
        var page = await browser.PersonAsync(390, 844);
        var form = page.Locator("body");
        await page.GotoAsync(FormPages.Address);
        await form.GoOnAsync();
        await form.TickAsync("requester.relation", "child");
        await form.Field("patient.yearOfBirth").FillAsync("1958");
        await Assertions.Expect(form.Field("patient.guardianAuthority")).ToBeHiddenAsync();
        await form.TickAsync("requester.relation", "parent");
        await Assertions.Expect(form.Field("patient.guardianAuthority")).ToBeHiddenAsync();
        await form.Field("patient.yearOfBirth").FillAsync("2015");
        await Assertions.Expect(form.Field("patient.guardianAuthority")).ToBeVisibleAsync();
        await form.GoOnAsync();
        await form.GetByText("please say on what authority you ask").WaitForAsync();
    });

    [Fact]
    public Task A_possible_emergency_is_answered_in_the_first_step_with_the_number_of_the_place() => browser.TellAsync(async () =>
    {
        var page = await browser.PersonAsync(390, 844);
        var form = page.Locator("body");
        await page.GotoAsync(FormPages.Address);
        await Assertions.Expect(form.Locator(".emergency:visible")).ToHaveCountAsync(0);

        await form.TickAsync("enquiry.answers.newOrWorse24h", "yes");
        await Assertions.Expect(form.Locator(".emergency:visible").GetByRole(AriaRole.Link, new() { Name = "999" })).ToBeInViewportAsync();
        await page.ShootAsync("form-emergency-answer");
        await form.TickAsync("enquiry.answers.newOrWorse24h", "no");
        await Assertions.Expect(form.Locator(".emergency:visible")).ToHaveCountAsync(0);

        await form.Field("enquiry.message").PressSequentiallyAsync("Some nights I want to die");
        await Assertions.Expect(form.Locator(".emergency.words")).ToBeInViewportAsync();
        await page.ShootAsync("form-emergency-words");
        await form.GoOnAsync();
        await Assertions.Expect(form.Locator(".emergency:visible")).ToBeInViewportAsync();
        await form.SaysWhoAsync();
        await form.GoOnAsync();
        await form.Field("requester.country").SelectOptionAsync("US");
        await Assertions.Expect(form.Locator(".emergency:visible").GetByRole(AriaRole.Link, new() { Name = "911" })).ToBeVisibleAsync();
    });

    [Fact]
    public Task The_browser_hears_exactly_what_the_program_hears() => browser.TellAsync(async () =>
    {
        var page = await browser.PersonAsync();
        await page.GotoAsync("/");
        var texts = RedFlagScreen.Phrases.Select(phrase => $"Well, {phrase.Replace("*", "", StringComparison.Ordinal).Replace(" ", " and then ", StringComparison.Ordinal)}!").Concat(
        [
            "I want to die", "I really do WANT so very much to finally, truly and utterly die", "Me duele mucho el pecho", "ölmek istiyorum", "Göğüs ağrısı", "Хочу умереть", "لا أستطيع التنفس",
            "Can’t breathe", "I can't breathe", "cant\u00adbreathe", "chestpain", "My chest is fine", "Nothing to say", "", "Ich bekomme heute gar keine richtige Luft mehr", "STROKE", "strokes", "mastroke",
        ]).ToList();

        var heard = await page.EvaluateAsync<bool[]>(
            "async ([texts, phrases, between]) => { const { sounds } = await import('/patient/emergency.js'); return texts.map(text => sounds(text, phrases, between)); }",
            new object[] { texts, RedFlagScreen.Phrases, RedFlagScreen.WordsBetween });

        for (var i = 0; i < texts.Count; i++)
            heard[i].ShouldBe(RedFlagScreen.Screen(AnswerSheet.Empty, texts[i], "en").Count > 0, texts[i]);
        heard.ShouldContain(false);
    });

    private static async Task SaysAsync(ILocator form, string path, string value, string words)
    {
        await form.Field(path).FillAsync(value);
        await form.Field(path).BlurAsync();
        await form.GetByText(words).WaitForAsync();
    }
}
