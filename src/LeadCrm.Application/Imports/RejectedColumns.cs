namespace LeadCrm.Application.Imports;

/// <summary>What follows a rejected row's own cells, and tells a file of rejected rows when it comes back corrected.</summary>
public static class RejectedColumns
{
    /// <summary>Line in the imported file, code and reason.</summary>
    public static IReadOnlyList<string> All { get; } = ["rejected_line", "rejected_code", "rejected_reason"];

    /// <summary>Whether a file with this first row is one of rejected rows.</summary>
    /// <param name="columns">The cells of the first row.</param>
    public static bool Follow(IReadOnlyList<string> columns) => columns.Count > All.Count && columns.TakeLast(All.Count).SequenceEqual(All);
}
