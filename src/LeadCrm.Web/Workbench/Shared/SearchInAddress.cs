namespace LeadCrm.Web.Workbench.Shared;

/// <summary>
/// What somebody searches for stands behind the <c>#</c> of the address: a name may be personal, and that part is never sent to a server,
/// so it is in no log and no referrer. Going back, reloading and sharing keep it.
/// </summary>
internal static class SearchInAddress
{
    private const string Mark = "#q=";

    public static string? Read(string address)
    {
        var at = address.IndexOf(Mark, StringComparison.Ordinal);
        return at < 0 ? null : Trimmed(Uri.UnescapeDataString(address[(at + Mark.Length)..]));
    }

    /// <summary>The part to add to an address.</summary>
    public static string Part(string? search) => search is null ? "" : Mark + Uri.EscapeDataString(search);

    public static string? Trimmed(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
