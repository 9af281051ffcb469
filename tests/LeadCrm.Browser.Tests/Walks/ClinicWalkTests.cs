using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Walks;

/// <summary>What a manager and a clinic do with a clinic's record, button by button: each use case behind it is carried out once through its page.</summary>
public sealed partial class ClinicWalkTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public Task A_clinic_is_added_completed_approved_and_suspended() => browser.TellAsync(async () =>
    {
        var manager = await SignedInAsync("manager");
        var clinic = await AddAsync(manager);
        await RecordAsync(manager, clinic);
        await PeopleAsync(manager, clinic);
        await VetAsync(manager, clinic);
    });

    [Fact]
    public Task What_a_clinic_states_is_taken_back_by_it_or_refused_by_a_manager() => browser.TellAsync(async () =>
    {
        var clinic = await SignedInAsync("clinic-c");
        await StateLicenceAsync(clinic, "/clinic/licences", "Jci", "JCI-1");
        await clinic.GotoAsync("/clinic");
        await clinic.GetByRole(AriaRole.Button, new() { Name = "Take back: " }).First.ClickAsync();
        await clinic.GetByRole(AriaRole.Button, new() { Name = "Take back: " }).First.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await StateLicenceAsync(clinic, "/clinic/licences", "Jci", "JCI-2");
        var manager = await SignedInAsync("manager");
        await manager.GotoAsync("/clinics");
        await manager.GetByRole(AriaRole.Link, new() { Name = "1 to be sighted" }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Cannot be confirmed: " }).First.ClickAsync();
        await manager.GetByLabel("Reason").FillAsync("The register does not know this number.");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Tell the clinic" }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Cannot be confirmed: " }).First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    });

    private async Task<IPage> SignedInAsync(string account)
    {
        var page = await browser.SignedInAsync(account);
        await page.SignedInAsync();
        return page;
    }

    private static async Task<string> AddAsync(IPage manager)
    {
        await manager.GotoAsync("/clinics/new");
        await manager.GetByLabel("Name", new() { Exact = true }).FillAsync("Clinica del Sol");
        await manager.GetByLabel("Country", new() { Exact = true }).SelectOptionAsync("TR");
        await manager.GetByLabel("City").FillAsync("Izmir");
        await manager.GetByLabel("E-mail for offers").FillAsync("offers@clinica.example");
        await manager.GetByLabel("Phone, day and night").FillAsync("+902325550100");
        var languages = manager.GetByRole(AriaRole.Group, new() { Name = "Languages in which you treat" });
        await languages.GetByRole(AriaRole.Combobox).SelectOptionAsync("en");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Add the clinic" }).ClickAsync();
        await manager.AtAsync(url => !url.EndsWith("/clinics/new", StringComparison.Ordinal));
        return new Uri(manager.Url).AbsolutePath;
    }

    private static async Task RecordAsync(IPage manager, string clinic)
    {
        await manager.GotoAsync(clinic + "/profile");
        await manager.GetByLabel("City").FillAsync("Antalya");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Save the profile" }).ClickAsync();
        await manager.GetByText("Saved").First.WaitForAsync();

        await StateLicenceAsync(manager, clinic + "/licences", "NationalLicence", "TR-77");
        await StateLicenceAsync(manager, clinic + "/licences", "Jci", "JCI-77");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Give up Joint Commission" }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Yes, give it up" }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Give up Joint Commission" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await manager.GotoAsync(clinic + "/treatments");
        foreach (var choice in (int[])[1, 2])
        {
            await manager.GetByRole(AriaRole.Button, new() { Name = "Add a treatment" }).ClickAsync();
            await manager.GetByLabel("Treatment", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = choice });
            await manager.GetByLabel("Cases a year").FillAsync("12");
            await manager.GetByLabel("Years of experience").FillAsync("4");
            await manager.GetByLabel("Evaluation before the treatment").CheckAsync();
            await manager.GetByRole(AriaRole.Button, new() { Name = "Save the treatment" }).ClickAsync();
            await manager.GetByRole(AriaRole.Button, new() { Name = "Stop offering " }).Nth(choice - 1).WaitForAsync();
        }

        await manager.GetByRole(AriaRole.Button, new() { Name = "Stop offering " }).Last.ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Yes, stop offering it" }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Stop offering " }).Nth(1).WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await manager.GotoAsync(clinic + "/hours");
        await manager.GetByRole(AriaRole.Button, new() { NameRegex = OnMonday() }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Save the hours" }).ClickAsync();
        await manager.GetByText("Saved").First.WaitForAsync();

        await manager.GotoAsync(clinic + "/capacity");
        await manager.GetByLabel("Cases a week").FillAsync("5");
        await manager.GetByLabel("Take offers again on").FillAsync(DateTime.UtcNow.AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await manager.GetByRole(AriaRole.Button, new() { Name = "Save the capacity" }).ClickAsync();
        await manager.GetByText("Saved").First.WaitForAsync();
        // What was begun in the form beside it is still there.
        await manager.GetByRole(AriaRole.Button, new() { Name = "Pause offers" }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Take offers again now" }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Pause offers" }).WaitForAsync();

        await manager.GotoAsync(clinic + "/terms");
        await manager.GetByLabel("Reference").FillAsync("C-2026-1");
        await manager.GetByLabel("From", new() { Exact = true }).FillAsync("2026-01-01");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Save what is agreed" }).ClickAsync();
        await manager.GetByText("Saved").First.WaitForAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Record the contract" }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Change or end C-2026-1" }).WaitForAsync();
    }

    [GeneratedRegex("^(?:Open|Add a shift) on Monday$", RegexOptions.None, 1000)]
    private static partial Regex OnMonday();

    private static async Task PeopleAsync(IPage manager, string clinic)
    {
        await manager.GotoAsync(clinic + "/users");
        await manager.GetByLabel("Name", new() { Exact = true }).FillAsync("Deniz Kara");
        await manager.GetByLabel("E-mail", new() { Exact = true }).FillAsync("deniz@clinica.example");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Send the invitation" }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Invite again Deniz Kara" }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Take the invitation back of Deniz Kara" }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Yes, close it" }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Take the invitation back of Deniz Kara" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static async Task VetAsync(IPage manager, string clinic)
    {
        await manager.GotoAsync(clinic);
        await manager.GetByRole(AriaRole.Button, new() { Name = "Start the review" }).ClickAsync();
        foreach (var item in (string[])["Safety standards", "Ethics committee", "Informed-consent process", "Complication reporting"])
        {
            await manager.GetByRole(AriaRole.Button, new() { Name = $"Record {item}" }).ClickAsync();
            await manager.GetByLabel("Sighted on").FillAsync("2026-01-15");
            await manager.GetByRole(AriaRole.Button, new() { Name = "Sighted", Exact = true }).ClickAsync();
            await manager.GetByRole(AriaRole.Button, new() { Name = $"Record anew {item}" }).WaitForAsync();
        }

        await manager.GetByRole(AriaRole.Button, new() { Name = "Approve the clinic" }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Suspend" }).ClickAsync();
        await manager.GetByLabel("Reason").FillAsync("The licence is being looked into.");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Suspend the clinic" }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Review it again" }).WaitForAsync();
    }

    private static async Task StateLicenceAsync(IPage page, string address, string kind, string number)
    {
        await page.GotoAsync(address);
        await page.GetByLabel("Kind").SelectOptionAsync(kind);
        await page.GetByLabel("Number", new() { Exact = true }).FillAsync(number);
        await page.GetByLabel("Issued by").FillAsync("The issuing body");
        await page.GetByLabel("Valid through").FillAsync("2031-05-31");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the licence" }).ClickAsync();
        await page.GetByText(number).First.WaitForAsync();
    }
}
