using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests;

/// <summary>Pictures of what people see. They go to artifacts/screenshots, or to the folder that LEADCRM_SCREENSHOTS names (docs/images for the README).</summary>
internal static class Screenshots
{
    private static readonly string s_folder = Environment.GetEnvironmentVariable("LEADCRM_SCREENSHOTS")
        ?? Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../artifacts/screenshots"));

    public static async Task ShootAsync(this IPage page, string name, bool fullPage = false)
    {
        Directory.CreateDirectory(s_folder);
        await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(s_folder, $"{name}.jpg"),
            Type = ScreenshotType.Jpeg,
            Quality = 60,
            FullPage = fullPage,
            Animations = ScreenshotAnimations.Disabled,
        });
    }
}
