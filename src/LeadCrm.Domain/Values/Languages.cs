using System.Collections.Frozen;

namespace LeadCrm.Domain.Values;

/// <summary>The languages of ISO 639 that people name, and tags that begin with one (BCP 47).</summary>
public static class Languages
{
    private const int LongestTag = 35;

    private static readonly FrozenDictionary<string, string> s_names = ShippedList.Read("iso-639.txt").ToFrozenDictionary(line => line[0], line => line[1], StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them by code, with their English names.</summary>
    public static IReadOnlyDictionary<string, string> All => s_names;

    /// <summary>Whether a tag such as <c>en</c> or <c>pt-BR</c> begins with a known language and is written as tags are.</summary>
    /// <param name="tag">BCP 47.</param>
    public static bool IsKnown(string? tag) =>
        tag is { Length: >= 2 and <= LongestTag } && tag.Split('-') is var parts && s_names.ContainsKey(parts[0])
        && parts.All(p => p.Length is >= 1 and <= 8 && p.All(char.IsAsciiLetterOrDigit));

    /// <summary>The English name of a tag's language; the tag itself where it is not known.</summary>
    /// <param name="tag">BCP 47.</param>
    public static string NameOf(string tag) => s_names.GetValueOrDefault(tag.Split('-')[0], tag);
}
