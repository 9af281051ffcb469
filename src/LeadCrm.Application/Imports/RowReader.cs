using System.Globalization;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Values;
using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Imports;

/// <summary>Turns a row into fields as the map says, or into the reason why not.</summary>
internal sealed class RowReader
{
    private readonly ImportMap _map;
    private readonly List<(string Field, int Column, int MaxLength)> _fields;
    private readonly int _columns;
    private readonly ZonedCalendar _calendar;
    private readonly Dictionary<(string Field, string Value), string> _replacements;
    private readonly DateTimeOffset _notAfter;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <exception cref="InvalidRequestException"><c>column-missing</c>, <c>column-twice</c>.</exception>
    public RowReader(ImportMap map, IReadOnlyList<string> columns, DateTimeOffset now, OrganisationCalendar organisation)
    {
        RefuseUnlessMapped(map, columns);
        _map = map;
        _columns = columns.Count;
        _calendar = map.TimeZone is { } zone ? new ZonedCalendar(zone) : organisation.Calendar;
        _replacements = map.Replacements.SelectMany(r => r.Value.Select(v => (Key: (r.Key, OneLine.Of(v.Key) ?? ""), v.Value))).DistinctBy(r => r.Key).ToDictionary(r => r.Key, r => r.Value);
        // A day of grace: the other system's clock may be east of ours.
        _notAfter = now.AddDays(1);
        _fields = map.Columns.Select(c => (c.Value, columns.ToList().IndexOf(c.Key), ImportFields.Of(map.Kind)[c.Value])).ToList();
    }

    public ReadRow Read(ImportRow row)
    {
        if (row.IsMalformed)
            return new ReadRow(row, new("malformed", "The quotes of this row do not match."));
        if (row.Values.Count != _columns)
            return new ReadRow(row, new("column-count", $"The row has {row.Values.Count} columns, the first row has {_columns}."));
        var fields = _map.Constants.Where(c => OneLine.HasText(c.Value)).ToDictionary(c => c.Key, c => OneLine.Of(c.Value)!);
        foreach (var (field, column, maxLength) in _fields)
        {
            if (Take(fields, field, row.Values[column], maxLength) is { } problem)
                return new ReadRow(row, problem);
        }

        return Check(row, fields);
    }

    private RowProblem? Take(Dictionary<string, string> fields, string field, string cell, int maxLength)
    {
        if (cell.Contains('\0', StringComparison.Ordinal))
            return new("nul-character", $"The field '{field}' contains a NUL character.");
        var value = OneLine.Of(cell);
        if (_replacements.TryGetValue((field, value ?? ""), out var other))
            value = OneLine.Of(other);
        if (value?.Length > maxLength)
            return new("too-long", $"The field '{field}' has {value.Length} characters; it takes at most {maxLength}.");
        if (value is not null)
            fields[field] = value;
        return null;
    }

    private ReadRow Check(ImportRow row, Dictionary<string, string> fields)
    {
        if (ImportFields.Required(_map.Kind).FirstOrDefault(f => !fields.ContainsKey(f)) is { } missing)
            return new ReadRow(row, new("field-missing", $"The field '{missing}' is empty."));
        var id = fields[ImportFields.ExternalId];
        var dateField = ImportFields.Required(_map.Kind)[1];
        if ((ReadAsMapped(fields[dateField]) ?? IsoMoment.Read(fields[dateField], _calendar)) is not { } moment)
            return new ReadRow(row, new("date-unreadable", $"The field '{dateField}' is not a date in a known format."));
        if (moment.At < DateTimeOffset.UnixEpoch || moment.At > _notAfter)
            return new ReadRow(row, new("date-out-of-range", $"The field '{dateField}' lies before 1970 or in the future."));
        return _seen.Add(id) ? new ReadRow(row, fields, id, moment.At, moment.IsDay ? _calendar : null) : new ReadRow(row, new("duplicate-in-file", $"The id '{id}' occurred in an earlier row."));
    }

    /// <summary>By the formats that the map names; one that has an offset gives the moment itself, any other a time of the file's zone.</summary>
    private ReadMoment? ReadAsMapped(string text)
    {
        foreach (var format in _map.DateFormats)
        {
            if (!DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local))
                continue;
            if (local.Kind != DateTimeKind.Unspecified)
                return new ReadMoment(DateTimeOffset.ParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUniversalTime(), IsDay: false);
            return new ReadMoment(_calendar.MomentOf(local), IsDay: !format.Contains('H', StringComparison.OrdinalIgnoreCase));
        }

        return null;
    }

    private static void RefuseUnlessMapped(ImportMap map, IReadOnlyList<string> columns)
    {
        var problems = new List<FieldProblem>();
        foreach (var column in map.Columns.Keys)
        {
            var count = columns.Count(c => c == column);
            if (count == 0)
                problems.Add(new FieldProblem("file", "column-missing", $"The file has no column '{column}'; it has: {string.Join(", ", columns.Take(50))}."));
            else if (count > 1)
                problems.Add(new FieldProblem("file", "column-twice", $"The file has the column '{column}' {count} times."));
        }

        if (problems.Count > 0)
            throw new InvalidRequestException(problems);
    }
}

/// <summary>What is wrong with a row.</summary>
internal sealed record RowProblem(string Code, string Reason);

/// <summary>A row's fields, or what is wrong with it; <c>Day</c> is the calendar of a date that is only a day.</summary>
internal sealed record ReadRow(ImportRow Row, IReadOnlyDictionary<string, string> Fields, string ExternalId, DateTimeOffset At, ZonedCalendar? Day = null, RowProblem? Problem = null)
{
    private static readonly Dictionary<string, string> s_none = [];

    public ReadRow(ImportRow row, RowProblem problem)
        : this(row, s_none, "", default, Day: null, problem)
    {
    }

    /// <summary>A field's text; null when it is empty.</summary>
    public string? this[string field] => Fields.GetValueOrDefault(field);
}
