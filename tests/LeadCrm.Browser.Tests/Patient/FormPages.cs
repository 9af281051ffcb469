using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests.Patient;

/// <summary>What a patient does with the form, wherever it stands.</summary>
internal static class FormPages
{
    public const string Address = "/quote?condition=systemic-sclerosis&treatment=hsct";

    public static ILocator Field(this ILocator form, string path) => form.Locator($"[name='{path}']");

    public static ILocator Choice(this ILocator form, string path, string value) => form.Locator($"[name='{path}'][value='{value}']");

    public static Task GoOnAsync(this ILocator form) => form.GetByRole(AriaRole.Button, new() { Name = "Continue" }).PressAsync("Enter");

    public static Task SendAsync(this ILocator form) => form.Locator(".step button[type=submit]").PressAsync("Enter");

    /// <summary>Chooses by keyboard: a frame grows with its form, and a pointer could miss what has just moved.</summary>
    public static async Task TickAsync(this ILocator form, string path, string value)
    {
        await form.Choice(path, value).PressAsync("Space");
        await Assertions.Expect(form.Choice(path, value)).ToBeCheckedAsync();
    }

    public static async Task SaysWhoAsync(this ILocator form)
    {
        await form.Field("requester.fullName").FillAsync("Jane Roe");
        await form.Field("patient.yearOfBirth").FillAsync("1978");
        await form.TickAsync("patient.sex", "female");
    }

    public static async Task SaysWhereAsync(this ILocator form)
    {
        await form.Field("requester.email").FillAsync("jane.roe@example.org");
        await form.Field("requester.country").SelectOptionAsync("GB");
        foreach (var consent in new[] { "contact", "health-data", "share-deidentified" })
            await form.TickAsync($"consents.{consent}", "true");
    }
}
