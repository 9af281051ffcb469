using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests;

internal static class Accessibility
{
    private static readonly AxeRunOptions s_options = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
        // No criterion of its own, but two places with one name cannot be told apart by ear.
        Rules = new() { ["landmark-unique"] = new() { Enabled = true } },
    };

    /// <summary>axe finds nothing against WCAG 2.2 A and AA, and every landmark has a name of its own.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page, string name)
    {
        var result = await page.RunAxe(s_options);
        result.Violations.Select(v => $"{name}: {v.Id} – {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}").ShouldBeEmpty();
    }
}
