using LeadCrm.TestSupport;
using Microsoft.Playwright;

namespace LeadCrm.Browser.Tests;

internal static class Addresses
{
    /// <summary>Waits until the page is at an address. Playwright's own wait is for a navigation, and misses one that is over before it listens.</summary>
    public static Task AtAsync(this IPage page, Func<string, bool> isThere) =>
        Patience.UntilAsync($"another address than {page.Url}", _ => Task.FromResult(isThere(page.Url)), CancellationToken.None);

    /// <summary>Waits until somebody is signed in.</summary>
    public static Task SignedInAsync(this IPage page) => page.AtAsync(url => !url.Contains("/signin", StringComparison.Ordinal));
}
