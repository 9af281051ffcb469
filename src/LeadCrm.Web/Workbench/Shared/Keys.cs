namespace LeadCrm.Web.Workbench.Shared;

/// <summary>A key of the page in front.</summary>
/// <param name="Key">The key, as the browser names it.</param>
/// <param name="Words">What it does.</param>
/// <param name="Act">Does it; null when the browser itself does.</param>
public sealed record PageKey(string Key, string Words, Func<Task>? Act = null);
