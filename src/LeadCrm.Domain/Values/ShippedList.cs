namespace LeadCrm.Domain.Values;

/// <summary>
/// Lists that ship with the program, so that what is a country, a currency or a language never depends on the machine's locale
/// data: a line is a code and what is known of it, with tabs between.
/// </summary>
internal static class ShippedList
{
    public static IReadOnlyList<string[]> Read(string name)
    {
        using var stream = typeof(ShippedList).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The list {name} is missing.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split('\t'))];
    }
}
