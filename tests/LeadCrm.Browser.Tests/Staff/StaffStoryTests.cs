using LeadCrm.Browser.Tests.Story;
using LeadCrm.TestSupport;
using Microsoft.Playwright;
using MimeKit;

namespace LeadCrm.Browser.Tests.Staff;

/// <summary>A second coordinator comes, keeps a profile, owns a lead, is given one and leaves; every step at a screen.</summary>
public sealed class StaffStoryTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Password = "a quiet lake behind the house";

    [Fact]
    public Task A_colleague_is_invited_by_mail_works_and_is_deactivated_with_a_hand_over() => browser.TellAsync(async () =>
    {
        var lead = await Intake.NewLeadAsync(browser.Address, "Lena Lead");
        var admin = await browser.SignedInAsync("admin");
        await admin.SignedInAsync();
        await InviteAsync(admin);

        var nora = await browser.PersonAsync(390);
        await ChoosePasswordAsync(nora, await LinkAsync("nora@example.org"));
        await KeepProfileAsync(nora);
        await nora.GotoAsync($"/leads/{lead}");
        await nora.GetByRole(AriaRole.Button, new() { Name = "Assign to me" }).ClickAsync();
        await nora.GetByText("You own it").WaitForAsync();

        await LookAtAsync(admin);
        await DeactivateAsync(admin);
        // Her open page ends by itself.
        await nora.AtAsync(url => url.Contains("/signin", StringComparison.Ordinal));
        var clara = await browser.SignedInAsync("coordinator");
        await clara.SignedInAsync();
        await clara.GotoAsync($"/leads/{lead}");
        await clara.GetByText("Ada Administrator gave the lead to Clara Coordinator").WaitForAsync();
        await clara.GetByText("You own it").WaitForAsync();
        await GiveBackAsync(admin, clara);
    });

    private static async Task InviteAsync(IPage admin)
    {
        await admin.GetByRole(AriaRole.Link, new() { Name = "Administration" }).ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Invite a colleague" }).ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Send the invitation" }).ClickAsync();
        await admin.GetByText("Please choose at least one role.").WaitForAsync();
        await admin.GetByLabel("Name", new() { Exact = true }).FillAsync("Nora Lind");
        await admin.GetByLabel("E-mail", new() { Exact = true }).FillAsync("coordinator@demo.leadcrm.test");
        await admin.GetByLabel("coordinator", new() { Exact = true }).CheckAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Send the invitation" }).ClickAsync();
        await admin.GetByText("This address has an account already").WaitForAsync();
        await admin.ShootAsync("staff-invite");
        await admin.ShouldBeAccessibleAsync("inviting a colleague");
        await admin.GetByLabel("E-mail", new() { Exact = true }).FillAsync("nora@example.org");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Send the invitation" }).ClickAsync();
        await admin.GetByRole(AriaRole.Row, new() { Name = "Nora Lind" }).GetByText("invited").WaitForAsync();
        await admin.GetByRole(AriaRole.Link, new() { Name = "Outbox" }).ClickAsync();
        await admin.GetByRole(AriaRole.Link, new() { Name = "Invitation to a colleague" }).ClickAsync();
        await admin.GetByText("Ada Administrator invites you").WaitForAsync();
        await admin.GetByText("/link-not-shown").WaitForAsync();
    }

    private static async Task ChoosePasswordAsync(IPage nora, Uri link)
    {
        await nora.GotoAsync(link.ToString());
        await nora.Locator("#password").FillAsync(Password);
        await nora.Locator("button.primary").ClickAsync();
        await nora.GetByRole(AriaRole.Status).WaitForAsync();
        await nora.GotoAsync(link.ToString());
        await nora.Locator("#password").FillAsync(Password);
        await nora.Locator("button.primary").ClickAsync();
        await nora.GetByText("This link does not work any more").WaitForAsync();
        await nora.GotoAsync("/signin");
        await nora.GetByLabel("E-mail").FillAsync("nora@example.org");
        await nora.GetByLabel("Password").FillAsync(Password);
        await nora.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await nora.SignedInAsync();
    }

    private static async Task KeepProfileAsync(IPage nora)
    {
        await nora.GetByRole(AriaRole.Link, new() { Name = "Nora Lind" }).ClickAsync();
        await nora.GetByLabel("Add to Languages").SelectOptionAsync("sv");
        await nora.GetByLabel("Time zone").SelectOptionAsync("Europe/Stockholm");
        await nora.GetByRole(AriaRole.Button, new() { Name = "Add hours on Monday" }).ClickAsync();
        await nora.GetByLabel("Monday, shift 1 to").FillAsync("08:00");
        await nora.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await nora.GetByText("A shift ends after it begins").WaitForAsync();
        await nora.GetByLabel("Monday, shift 1 to").FillAsync("17:30");
        await nora.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await nora.GetByText("Saved.").First.WaitForAsync();
        await nora.GetByLabel("First day").FillAsync("2027-07-30");
        await nora.GetByLabel("Last day").FillAsync("2027-07-01");
        await nora.GetByRole(AriaRole.Button, new() { Name = "Add the absence" }).ClickAsync();
        await nora.GetByText("does not end before it begins").WaitForAsync();
        await nora.GetByLabel("First day").FillAsync("2027-07-01");
        await nora.GetByLabel("Last day").FillAsync("2027-07-30");
        await nora.GetByRole(AriaRole.Button, new() { Name = "Add the absence" }).ClickAsync();
        await nora.GetByText("1 Jul 2027 – 30 Jul 2027").First.WaitForAsync();
        await nora.ShootAsync("staff-profile-phone", fullPage: true);
        await ShouldFitAsync(nora, "one's own profile");
        await nora.GetByRole(AriaRole.Button, new() { Name = "Remove 1 Jul 2027" }).ClickAsync();
        await nora.GetByText("None are stated.").WaitForAsync();
    }

    private static async Task LookAtAsync(IPage admin)
    {
        await admin.GotoAsync("/admin/people");
        await admin.GetByRole(AriaRole.Row, new() { Name = "Nora Lind" }).GetByText("active").WaitForAsync();
        await admin.ShootAsync("staff-people");
        await admin.SetViewportSizeAsync(390, 900);
        await admin.ShootAsync("staff-people-phone", fullPage: true);
        await ShouldFitAsync(admin, "the people");
        await admin.SetViewportSizeAsync(1280, 900);
        await admin.GetByRole(AriaRole.Link, new() { Name = "Nora Lind" }).ClickAsync();
        await admin.GetByLabel("Leads a day").FillAsync("0");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await admin.GetByText("Between 1 and 200 leads a day").WaitForAsync();
        await admin.GetByLabel("Leads a day").FillAsync("15");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await admin.GetByText("Saved.").First.WaitForAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Mail a link for another password" }).ClickAsync();
        await admin.GetByText("A link to choose another password is on its way.").WaitForAsync();
        await admin.ShootAsync("staff-person", fullPage: true);
        await ShouldFitAsync(admin, "a colleague");
    }

    private static async Task DeactivateAsync(IPage admin)
    {
        await admin.GetByRole(AriaRole.Button, new() { Name = "Deactivate", Exact = true }).ClickAsync();
        var dialog = admin.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Deactivate", Exact = true }).ClickAsync();
        await dialog.GetByText("1 open lead is still with this person").WaitForAsync();
        await dialog.GetByLabel("1 open lead goes to").SelectOptionAsync(new SelectOptionValue { Label = "Clara Coordinator – no open leads" });
        await admin.ShootAsync("staff-deactivate");
        await admin.ShouldBeAccessibleAsync("deactivating a colleague");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Deactivate", Exact = true }).ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Reactivate" }).WaitForAsync();
    }

    private static async Task GiveBackAsync(IPage admin, IPage clara)
    {
        await admin.GetByRole(AriaRole.Button, new() { Name = "Reactivate" }).ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Deactivate", Exact = true }).WaitForAsync();
        await clara.GetByRole(AriaRole.Button, new() { Name = "Give to a colleague" }).ClickAsync();
        await clara.GetByLabel("Colleague", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Nora Lind – no open leads" });
        await clara.ShootAsync("staff-assign");
        await clara.GetByRole(AriaRole.Button, new() { Name = "Give the lead" }).ClickAsync();
        await clara.GetByText("Nora Lind owns it").WaitForAsync();
    }

    private static async Task ShouldFitAsync(IPage page, string name)
    {
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, $"{name} is wider than the screen");
        await page.ShouldBeAccessibleAsync(name);
    }

    /// <summary>Waits for the mail, which leaves in the background, and opens it as its reader does.</summary>
    private async Task<Uri> LinkAsync(string email)
    {
        Uri? link = null;
        await Patience.UntilAsync(
            $"a mail to {email}",
            async ct =>
            {
                foreach (var file in Directory.Exists(browser.OutboxFolder) ? Directory.GetFiles(browser.OutboxFolder, "*.eml") : [])
                {
                    var mail = await MimeMessage.LoadAsync(file, ct);
                    if (mail.To.Mailboxes.Any(m => m.Address == email))
                        link = new Uri(mail.TextBody!.Split('\n').Single(l => l.Contains("choose-password", StringComparison.Ordinal)).Trim());
                }

                return link is not null;
            },
            CancellationToken.None);
        return link!;
    }
}
