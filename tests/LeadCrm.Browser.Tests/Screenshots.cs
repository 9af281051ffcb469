using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests;

/// <summary>
/// Pictures of what people see, where LEADCRM_SCREENSHOTS names a folder for them (docs/images for the README). The screens of a story that failed
/// are always kept, in artifacts/screenshots: a picture takes as long as a page.
/// </summary>
internal static class Screenshots
{
    private static readonly string? s_album = Environment.GetEnvironmentVariable("LEADCRM_SCREENSHOTS");
    private static readonly string s_failures = s_album ?? Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../artifacts/screenshots"));

    public static Task ShootAsync(this IPage page, string name, bool fullPage = false) => s_album is null ? Task.CompletedTask : ShootAsync(page, s_album, name, fullPage);

    public static Task KeepFailureAsync(this IPage page, string name) => ShootAsync(page, s_failures, name, fullPage: true);

    private static async Task ShootAsync(IPage page, string folder, string name, bool fullPage)
    {
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(folder, $"{name}.jpg"),
            Type = ScreenshotType.Jpeg,
            Quality = 60,
            FullPage = fullPage,
            Animations = ScreenshotAnimations.Disabled,
        });
    }
}
