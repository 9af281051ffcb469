using Microsoft.AspNetCore.Components;

namespace LeadCrm.Web.Workbench.Shared;

/// <summary>A key of the page in front.</summary>
/// <param name="Key">The key, as the browser names it.</param>
/// <param name="Words">What it does.</param>
/// <param name="Act">Does it, and draws the page anew; without a delegate when the browser itself does.</param>
public sealed record PageKey(string Key, string Words, EventCallback Act = default)
{
    /// <summary>A key that acts on a page. The page is the receiver, so that it draws itself: whoever listens to the keys would only draw themselves.</summary>
    public static PageKey Of(IHandleEvent page, string key, string words, Func<Task> act) => new(key, words, EventCallback.Factory.Create(page, act));
}
