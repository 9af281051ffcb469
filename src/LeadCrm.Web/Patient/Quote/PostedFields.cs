using Microsoft.Extensions.Primitives;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>The fields as they were typed, so that a refused form comes back as it was. Their names are the paths of the API's request.</summary>
internal sealed class PostedFields
{
    private readonly Dictionary<string, StringValues> _values;

    private PostedFields(Dictionary<string, StringValues> values) => _values = values;

    /// <summary>The first value of a field, trimmed; empty when there is none.</summary>
    public string this[string path] => All(path) is [var first, ..] ? first : "";

    public IReadOnlyList<string> All(string path) =>
        _values.TryGetValue(path, out var values) ? values.Select(v => Clean(v)).Where(v => v.Length > 0).ToList() : [];

    public static PostedFields Read(IEnumerable<KeyValuePair<string, StringValues>> fields) => new(fields.ToDictionary(f => f.Key, f => f.Value));

    /// <summary>A form that nobody has filled in yet.</summary>
    public static PostedFields Untouched(string language) => new(new Dictionary<string, StringValues>
    {
        ["requester.relation"] = "self",
        ["requester.preferredChannel"] = "email",
        ["requester.language"] = language,
    });

    // NUL cannot be stored; browsers do not send it.
    private static string Clean(string? value) => (value ?? "").Replace("\0", "", StringComparison.Ordinal).Trim();
}
