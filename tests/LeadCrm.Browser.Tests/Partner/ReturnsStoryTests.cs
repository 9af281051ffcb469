using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LeadCrm.TestSupport.Leads;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Partner;

/// <summary>A clinic asks while its clock stands still, is answered, keeps a template, returns the case and reads its numbers.</summary>
public sealed class ReturnsStoryTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public Task A_clinic_asks_is_answered_and_returns_the_case() => browser.TellAsync(async () =>
    {
        var lead = await QualifiedLeadAsync();
        var clinic = await browser.SignedInAsync("clinic-a");
        await AskAsync(clinic);
        await AnswerAsync(await browser.SignedInAsync("coordinator"), lead);
        await AcceptAsync(clinic);
        await KeepATemplateAsync(clinic);
        await ReturnAsync(clinic);
        await DecideAsync(await browser.SignedInAsync("manager"));
        await ReadTheNumbersAsync(clinic);
    });

    private async Task<Guid> QualifiedLeadAsync()
    {
        using var api = new HttpClient { BaseAddress = browser.Address };
        (await api.PostAsJsonAsync("/api/v1/quote-requests", QuoteRequests.Scleroderma())).EnsureSuccessStatusCode();
        var signedIn = await api.PostAsJsonAsync("/api/v1/auth/token", new { email = "coordinator@demo.leadcrm.test", password = "Demo-2026!leads" });
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await signedIn.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
        var id = (await api.GetFromJsonAsync<JsonElement>("/api/v1/leads?q=jane.roe@example.org")).GetProperty("items")[0].GetProperty("id").GetGuid();
        (await api.PostAsJsonAsync($"/api/v1/leads/{id}/qualify", new { })).EnsureSuccessStatusCode();
        return id;
    }

    private static async Task AskAsync(IPage page)
    {
        await page.GotoAsync("/offers");
        await page.GetByRole(AriaRole.Link, new() { Name = "OF-" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask the coordinator" }).ClickAsync();
        await page.GetByText("stands still until the coordinator answers").WaitForAsync();
        await page.GetByLabel("Your question").FillAsync("Is there an echocardiogram of this year?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the question" }).ClickAsync();
        await page.GetByText("Paused: waiting for the coordinator").First.WaitForAsync();
        await LookAsync(page, "offer-paused");
        await page.GotoAsync("/offers");
        await page.GetByText("Paused: waiting for the coordinator").First.WaitForAsync();
        await LookAsync(page, "inbox-paused");
    }

    private static async Task AnswerAsync(IPage page, Guid lead)
    {
        await page.GotoAsync($"/leads/{lead}");
        await page.GetByText("Waits for an answer").WaitForAsync();
        await page.GetByLabel("Answer to").FillAsync("Yes, Jane had one in spring: ejection fraction 62 %.");
        await page.GetByText("As the clinic will read it").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
        await page.GetByText("Something in the text may say who the patient is").WaitForAsync();
        await LookAsync(page, "lead-answer", phone: false);
        await page.GetByLabel("Answer to").FillAsync("Yes, one of this spring: ejection fraction 62 %.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Write to Bosphorus" }).WaitForAsync();
        await LookAsync(page, "lead-answered", phone: false);
    }

    private static async Task AcceptAsync(IPage page)
    {
        await page.GotoAsync("/offers");
        await page.GetByRole(AriaRole.Link, new() { Name = "OF-" }).First.ClickAsync();
        await page.GetByText("ejection fraction 62 %").WaitForAsync();
        await page.GetByText("left to answer").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept the case" }).ClickAsync();
        await page.GetByText("Waiting for the patient to confirm your clinic").First.WaitForAsync();
        await LookAsync(page, "offer-answered");
    }

    private static async Task KeepATemplateAsync(IPage page)
    {
        var offer = page.Url;
        await page.GetByRole(AriaRole.Button, new() { Name = "Write a quote" }).ClickAsync();
        await page.GetByLabel("Responsible doctor").FillAsync("Dr. Elif Kaya");
        await page.GetByLabel("Amount for").First.FillAsync("38000");
        await page.GetByText("Keep this as a template").ClickAsync();
        await page.GetByLabel("Name of the template").FillAsync("HSCT, four weeks");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the template" }).ClickAsync();
        await page.GetByText("Kept as “HSCT, four weeks”").WaitForAsync();
        await page.GetByLabel("Start from a template").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByText("Filled in from your template").WaitForAsync();
        await LookAsync(page, "quote-template");
        await page.GotoAsync("/offers/templates");
        await page.GetByText("HSCT, four weeks").WaitForAsync();
        await LookAsync(page, "templates");
        await page.GotoAsync(offer);
    }

    private static async Task ReturnAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Medically unsuitable" }).ClickAsync();
        await page.GetByLabel("The doctor who judged").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Return the case" }).ClickAsync();
        await page.GetByText("That is 1 case").WaitForAsync();
        await page.GetByLabel("Spam (nobody asked for anything)").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask to return it" }).ClickAsync();
        await page.GetByText("Please say what makes you think so").WaitForAsync();
        await LookAsync(page, "return-dialog");
        await page.GetByLabel("What makes you think so").FillAsync("The text is an advertisement for another clinic.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask to return it" }).ClickAsync();
        await page.GetByText("Return is being decided").First.WaitForAsync();
        await LookAsync(page, "offer-return");
    }

    private static async Task DecideAsync(IPage page)
    {
        await page.GotoAsync("/returns");
        await page.GetByText("The text is an advertisement").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Refuse the return" }).ClickAsync();
        await page.GetByText("Please tell the clinic why its return is refused").WaitForAsync();
        await LookAsync(page, "returns");
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve the return" }).ClickAsync();
        await page.GetByText("No return waits for a decision").WaitForAsync();
        await page.GotoAsync("/returns?status=approved");
        await page.GetByRole(AriaRole.Link, new() { Name = "MQ-" }).ClickAsync();
        await page.GetByText("no further clinic is asked by itself").WaitForAsync();
        await LookAsync(page, "lead-returned", phone: false);
    }

    private static async Task ReadTheNumbersAsync(IPage page)
    {
        await page.ReloadAsync();
        await page.GetByText("It does not count against you").First.WaitForAsync();
        await LookAsync(page, "offer-returned");
        await page.GotoAsync("/offers/performance");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Your share" }).WaitForAsync();
        await LookAsync(page, "performance");
        await page.GetByRole(AriaRole.Link, new() { Name = "Returned: 1, show the cases" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Returned" }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "OF-" }).WaitForAsync();
        await LookAsync(page, "counted");
        await page.GotoAsync("/offers/why");
        await page.GetByText("1 case fitted the treatments").WaitForAsync();
        await LookAsync(page, "why");
    }

    private static async Task LookAsync(IPage page, string name, bool phone = true)
    {
        await page.ShootAsync($"{name}-1280", fullPage: true);
        await page.ShouldBeAccessibleAsync(name);
        await page.SetViewportSizeAsync(phone ? 390 : 1024, 844);
        await page.ShootAsync($"{name}-{(phone ? 390 : 1024)}", fullPage: true);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, $"{name} is wider than its screen");
        await page.SetViewportSizeAsync(1280, 900);
    }
}
