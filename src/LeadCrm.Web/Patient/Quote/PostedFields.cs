using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>The fields as they were typed, so that a refused form comes back as it was. Their names are the paths of the API's request.</summary>
internal sealed class PostedFields
{
    /// <summary>A field that people do not see and that no browser knows how to fill in; programs fill it in.</summary>
    public const string Trap = "enquiry.remark";

    // What waits in hidden fields for the treatment under which it is asked again; as long as it waits, it is not sent.
    private const string Waiting = "waiting.";

    private static readonly string[] s_answers = ["enquiry.answers.", "enquiry.message", "requester.", "patient.", "wishes."];

    private readonly Dictionary<string, StringValues> _values;

    private PostedFields(Dictionary<string, StringValues> values) => _values = values;

    /// <summary>The first value of a field, trimmed; empty when there is none.</summary>
    public string this[string path] => All(path) is [var first, ..] ? first : "";

    /// <summary>All that was entered about the enquiry and the people, what waits too. Consents are no answers: each is given where it is read.</summary>
    public IEnumerable<(string Path, string Value)> Answers => _values.Keys
        .Select(name => (Name: name, Path: name.StartsWith(Waiting, StringComparison.Ordinal) ? name[Waiting.Length..] : name))
        .Where(one => Array.Exists(s_answers, a => one.Path.StartsWith(a, StringComparison.Ordinal)) && (one.Name == one.Path || !_values.ContainsKey(one.Path)))
        .SelectMany(one => All(one.Name).Select(value => (one.Path, value)));

    public IReadOnlyList<string> All(string path) =>
        _values.TryGetValue(path, out var values) ? values.Select(v => Clean(v)).Where(v => v.Length > 0).ToList() : [];

    public static PostedFields Read(IEnumerable<KeyValuePair<string, StringValues>> fields) => new(fields.ToDictionary(f => f.Key, f => f.Value));

    /// <summary>A form that nobody has filled in yet.</summary>
    public static PostedFields Untouched(string language, int usualClinics) => new(new Dictionary<string, StringValues>
    {
        ["requester.relation"] = "self",
        ["requester.preferredChannel"] = "email",
        ["requester.language"] = language,
        ["wishes.maxClinics"] = usualClinics == 0 ? StringValues.Empty : usualClinics.ToString(CultureInfo.InvariantCulture),
    });

    /// <summary>What was entered, for another treatment: what waited is a field again, and no consent is carried over.</summary>
    public PostedFields ForAnotherSubject() =>
        new(Answers.GroupBy(a => a.Path).ToDictionary(g => g.Key, g => new StringValues(g.Select(a => a.Value).ToArray())));

    public static string WaitingName(string path) => Waiting + path;

    // NUL cannot be stored; browsers do not send it.
    private static string Clean(string? value) => (value ?? "").Replace("\0", "", StringComparison.Ordinal).Trim();
}
