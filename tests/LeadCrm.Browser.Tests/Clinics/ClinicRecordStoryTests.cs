using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Clinics;

/// <summary>A clinic keeps its record, and a manager sights what raises a claim.</summary>
public sealed class ClinicRecordStoryTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public Task A_licence_is_stated_sighted_and_counts() => browser.TellAsync(async () =>
    {
        var clinic = await browser.SignedInAsync("clinic-a", 390);
        await clinic.GotoAsync("/clinic/licences");
        await clinic.GetByLabel("Kind").SelectOptionAsync("Jci");
        await clinic.GetByLabel("Number", new() { Exact = true }).FillAsync("JCI-42");
        await clinic.GetByLabel("Issued by").FillAsync("Joint Commission International");
        await clinic.GetByLabel("Valid through").FillAsync("2031-05-31");
        await clinic.GetByRole(AriaRole.Button, new() { Name = "Save the licence" }).ClickAsync();
        await clinic.GetByText("waiting to be sighted").First.WaitForAsync();

        var manager = await browser.SignedInAsync("manager");
        await manager.GotoAsync("/clinics");
        await manager.GetByRole(AriaRole.Link, new() { Name = "1 to be sighted" }).ClickAsync();
        await manager.GetByRole(AriaRole.Heading, new() { Name = "To be sighted" }).WaitForAsync();
        await manager.ShootAsync("clinic-vetting", fullPage: true);
        await manager.ShouldBeAccessibleAsync("clinic to sight");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Sighted: Joint Commission" }).ClickAsync();
        await manager.GetByRole(AriaRole.Cell, new() { Name = "JCI-42" }).WaitForAsync();
    });

    [Fact]
    public Task A_split_shift_is_kept() => browser.TellAsync(async () =>
    {
        var clinic = await browser.SignedInAsync("clinic-c", 390);
        await clinic.GotoAsync("/clinic/hours");
        await clinic.GetByRole(AriaRole.Button, new() { Name = "Add a shift on Monday" }).ClickAsync();
        await clinic.GetByLabel("Monday, shift 1 to").FillAsync("12:00");
        await clinic.GetByLabel("Monday, shift 2 from").FillAsync("11:00");
        await clinic.GetByLabel("Monday, shift 2 to").FillAsync("19:30");
        await clinic.GetByRole(AriaRole.Button, new() { Name = "Save the hours" }).ClickAsync();
        await clinic.GetByText("do not overlap").First.WaitForAsync();
        await clinic.GetByLabel("Monday, shift 2 from").FillAsync("16:00");
        await clinic.GetByRole(AriaRole.Button, new() { Name = "Save the hours" }).ClickAsync();
        await clinic.GetByText("Saved.").WaitForAsync();
        await clinic.GotoAsync("/clinic");
        await clinic.GetByText("Monday: 08:00–12:00, 16:00–19:30").WaitForAsync();
    });

    [Fact]
    public Task Each_page_is_for_its_role() => browser.TellAsync(async () =>
    {
        await NotForAsync("clinic-b", "/clinics");
        await NotForAsync("clinic-b", "/clinics/0199aaaa-0000-7000-8000-00000000000b");
        await NotForAsync("coordinator", "/clinics/new");
        await NotForAsync("manager", "/clinic/licences");
    });

    private async Task NotForAsync(string account, string address)
    {
        var page = await browser.SignedInAsync(account);
        await page.SignedInAsync();
        await page.GotoAsync(address);
        await page.GetByRole(AriaRole.Heading, new() { Name = "This page is not for your account" }).WaitForAsync();
    }
}
