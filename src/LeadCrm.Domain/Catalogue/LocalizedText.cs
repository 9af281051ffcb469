using System.Text.Json.Serialization;

namespace LeadCrm.Domain.Catalogue;

/// <summary>
/// A text in one or more languages, read by patients, coordinators or clinics. English is always there and is what a
/// reader gets whose language has no translation. Immutable, compared by value.
/// </summary>
[JsonConverter(typeof(LocalizedTextConverter))]
public sealed class LocalizedText : IEquatable<LocalizedText>
{
    /// <summary>The language that every text has and that stands in for missing ones.</summary>
    public const string Fallback = "en";

    private readonly SortedDictionary<string, string> texts;

    /// <summary>Creates a text from its translations.</summary>
    /// <param name="texts">Two-letter BCP 47 language code, lower case, to text.</param>
    /// <exception cref="BrokenRuleException"><c>text-ill-formed</c>: English is missing, a text is blank or a key is not a two-letter code.</exception>
    public LocalizedText(IEnumerable<KeyValuePair<string, string>> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        this.texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (language, text) in texts)
        {
            if (language.Length != 2 || !language.All(char.IsAsciiLetterLower))
                throw new BrokenRuleException("text-ill-formed", "A text's language is a two-letter code in lower case, such as 'en'.");
            if (string.IsNullOrWhiteSpace(text))
                throw new BrokenRuleException("text-ill-formed", "A text must not be blank.");
            this.texts[language] = text.Trim();
        }

        if (!this.texts.ContainsKey(Fallback))
            throw new BrokenRuleException("text-ill-formed", "A text needs its English version.");
    }

    /// <summary>The translations by two-letter language code.</summary>
    public IReadOnlyDictionary<string, string> ByLanguage => texts;

    /// <summary>A text that so far exists in English only.</summary>
    /// <param name="text">The English text.</param>
    public static LocalizedText English(string text) => new([new(Fallback, text)]);

    /// <summary>The text for a reader: the language asked for, else English.</summary>
    /// <param name="language">BCP 47 tag such as <c>de</c> or <c>de-AT</c> (the region is ignored); null means English.</param>
    public string In(string? language)
    {
        var primary = (language ?? Fallback).Split('-', '_')[0].ToLowerInvariant();
        return texts.TryGetValue(primary, out var text) ? text : texts[Fallback];
    }

    /// <inheritdoc />
    public bool Equals(LocalizedText? other) => other is not null && texts.SequenceEqual(other.texts);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as LocalizedText);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(texts[Fallback]);

    /// <summary>The English text, for logs and debugging.</summary>
    public override string ToString() => texts[Fallback];
}
