using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests;

internal static class Accessibility
{
    /// <summary>axe itself, as its package brings it.</summary>
    private static readonly string s_axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>
    /// Every frame for itself, and only what is wrong: the library's own run opens a second page for each look and carries everything over that
    /// passed, four times as long. "landmark-unique" is no criterion of its own, but two places with one name cannot be told apart by ear.
    /// </summary>
    private const string Violations = """
        async only => {
          // What fades in has no colours of its own yet.
          await Promise.all(document.getAnimations().filter(a => a.effect.getComputedTiming().endTime < 10000).map(a => a.finished.catch(() => {})));
          return (await axe.run(document, {
            ...(only
              ? { runOnly: { type: 'rule', values: [only] } }
              : { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, rules: { 'landmark-unique': { enabled: true } } }),
            resultTypes: ['violations'],
            iframes: false,
          })).violations.map(v => `${v.id} – ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html).join(' | ')}`);
        }
        """;

    /// <summary>axe finds nothing against WCAG 2.2 A and AA, and every landmark has a name of its own.</summary>
    public static Task ShouldBeAccessibleAsync(this IPage page, string name) => LookAsync(page, name, rule: null);

    /// <summary>Colours alone, where nothing else is new.</summary>
    public static Task ShouldHaveContrastAsync(this IPage page, string name) => LookAsync(page, name, "color-contrast");

    private static async Task LookAsync(IPage page, string name, string? rule)
    {
        foreach (var frame in page.Frames)
        {
            if (!await frame.EvaluateAsync<bool>("'axe' in window"))
                await frame.EvaluateAsync(s_axe);
            var found = await frame.EvaluateAsync<JsonElement>(Violations, rule);
            found.EnumerateArray().Select(v => $"{name}: {v.GetString()}").ShouldBeEmpty();
        }
    }
}
