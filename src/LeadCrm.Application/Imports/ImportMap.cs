using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Values;

namespace LeadCrm.Application.Imports;

/// <summary>What a file holds.</summary>
public enum ImportKind
{
    /// <summary>Leads of history.</summary>
    Leads = 0,

    /// <summary>Bookings of leads imported before.</summary>
    Bookings = 1,
}

/// <summary>How the columns of a file become fields. Written as JSON; <c>docs/import/README.md</c> explains it with examples.</summary>
public sealed record ImportMap
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>What the file holds.</summary>
    public required ImportKind Kind { get; init; }

    /// <summary>Column of the file → field. Columns that are not named are not read.</summary>
    public required IReadOnlyDictionary<string, string> Columns { get; init; }

    /// <summary>What separates the cells of a text file: one character.</summary>
    public string Delimiter { get; init; } = ",";

    /// <summary>Encoding of a text file, by its IANA name.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>IANA zone of days, and of times that name no zone; null: the organisation's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Formats of dates (.NET custom formats, invariant culture), tried in order; ISO 8601 is always understood.</summary>
    public IReadOnlyList<string> DateFormats { get; init; } = [];

    /// <summary>Field → value for every row.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>();

    /// <summary>Field → value of the file → value to keep. An empty cell is the value <c>""</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Replacements { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Reads a map and refuses what could not work, with every problem at once.</summary>
    /// <param name="json">The map's text.</param>
    /// <exception cref="InvalidRequestException"><c>map-invalid</c>, <c>unknown-field</c>, <c>field-missing</c>, <c>field-twice</c>, <c>delimiter-invalid</c>, <c>encoding-unknown</c>, <c>time-zone-unknown</c>.</exception>
    public static ImportMap Read(string json)
    {
        try
        {
            var map = JsonSerializer.Deserialize<ImportMap>(json, s_json) ?? throw new JsonException("The map is empty.");
            // What stands inside of a list is not told apart by its annotations.
            if (map.Columns.Values.Concat(map.Constants.Values).Concat(map.DateFormats).Concat(map.Replacements.Values.SelectMany(r => r?.Values ?? [null!])).Any(v => v is null))
                throw new JsonException("A value is null.");
            map.Check();
            return map;
        }
        catch (JsonException e)
        {
            throw new InvalidRequestException("map", "map-invalid", $"The map cannot be read: {e.Message}");
        }
    }

    /// <summary>Refuses a map that could not work, with every problem at once.</summary>
    /// <exception cref="InvalidRequestException">As <see cref="Read"/>.</exception>
    public void Check()
    {
        var problems = Problems().ToList();
        if (problems.Count > 0)
            throw new InvalidRequestException(problems);
    }

    /// <summary>Refuses a map of the other kind of file.</summary>
    /// <param name="kind">What the use case imports.</param>
    /// <exception cref="InvalidRequestException"><c>map-of-other-kind</c>, or as <see cref="Check"/>.</exception>
    internal void RefuseUnless(ImportKind kind)
    {
        if (Kind != kind)
            throw new InvalidRequestException("map", "map-of-other-kind", $"This map is for {Kind}, not for {kind}.");
        Check();
    }

    /// <summary>The encoding, which throws on bytes that it cannot mean.</summary>
    /// <exception cref="ArgumentException">It is not known.</exception>
    public Encoding StrictEncoding() => Encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true)
        : (CodePagesEncodingProvider.Instance.GetEncoding(Encoding, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
            ?? System.Text.Encoding.GetEncoding(Encoding, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback));

    private IEnumerable<FieldProblem> Problems()
    {
        var known = ImportFields.Of(Kind);
        var given = Columns.Values.Concat(Constants.Keys).ToList();
        foreach (var field in given.Concat(Replacements.Keys).Distinct().Where(f => !known.ContainsKey(f)))
            yield return new FieldProblem("map", "unknown-field", $"There is no field '{field}'; the fields are: {string.Join(", ", known.Keys)}.");
        foreach (var field in given.GroupBy(f => f).Where(g => g.Count() > 1).Select(g => g.Key))
            yield return new FieldProblem("map", "field-twice", $"The field '{field}' is given twice.");
        foreach (var field in ImportFields.Required(Kind).Where(f => !Columns.Values.Contains(f)))
            yield return new FieldProblem("map", "field-missing", $"No column gives the field '{field}'.");
        if (Delimiter.Length != 1 || Delimiter[0] is '"' or '\r' or '\n' or '\0')
            yield return new FieldProblem("map.delimiter", "delimiter-invalid", "The delimiter is one character, neither a quote nor a line end.");
        if (TimeZone is not null && !TimeZones.IsKnown(TimeZone))
            yield return new FieldProblem("map.timeZone", "time-zone-unknown", $"The time zone '{TimeZone}' is not known; it is a name such as 'Europe/Berlin' (IANA).");
        if (!KnowsEncoding())
            yield return new FieldProblem("map.encoding", "encoding-unknown", $"The encoding '{Encoding}' is not known.");
    }

    private bool KnowsEncoding()
    {
        try
        {
            return StrictEncoding() is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
