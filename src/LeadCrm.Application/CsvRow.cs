namespace LeadCrm.Application;

/// <summary>Writes rows of comma-separated values (RFC 4180).</summary>
internal static class CsvRow
{
    /// <summary>One row with its line end.</summary>
    /// <param name="values">The cells, written as they are.</param>
    public static string Of(IEnumerable<string> values) => string.Join(',', values.Select(Quoted)) + "\r\n";

    /// <summary>
    /// Keeps a spreadsheet from running a cell as a formula: what begins like one gets a leading apostrophe
    /// (OWASP, CSV injection). For files that people open, not for files that are read back.
    /// </summary>
    /// <param name="value">The cell.</param>
    public static string Defused(string value) => value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;

    private static string Quoted(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
