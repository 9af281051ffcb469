using LeadCrm.Application.Leads;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>The numbers a field takes, and what it says to others.</summary>
internal sealed record FieldRange(decimal? Least, decimal? Most, string Sentence);

/// <summary>A field for one line or more of text.</summary>
internal sealed record TextField(string Path, string Label, string? Help, string Value, string? Problem)
{
    public string Type { get; init; } = "text";

    public string? Autocomplete { get; init; }

    public string? InputMode { get; init; }

    public int Longest { get; init; } = 200;

    public bool Needed { get; init; }

    /// <summary>What is said when a needed field is left out.</summary>
    public string? Missing { get; init; }

    public FieldRange? Range { get; init; }

    /// <summary>The id of another field that may be given in its place.</summary>
    public string? Or { get; init; }

    /// <summary>The id of the field whose day is the first one possible here.</summary>
    public string? After { get; init; }

    /// <summary>What is said when a day is before <see cref="After"/>, or an address is none.</summary>
    public string? Amiss { get; init; }

    public int Rows { get; init; } = 1;

    public bool Narrow { get; init; }
}

/// <summary>A field to choose from a few options, one or several.</summary>
internal sealed record OptionsField(string Path, string Label, string? Help, IReadOnlyList<LeadChoice> Options, IReadOnlyList<string> Chosen, string? Problem)
{
    public bool Several { get; init; }

    public bool Needed { get; init; }

    /// <summary>What is said when a needed field is left out.</summary>
    public string? Missing { get; init; }
}

/// <summary>A field to choose one of many.</summary>
internal sealed record ListField(string Path, string Label, string? Help, IReadOnlyList<LeadChoice> Options, string Chosen, string? Problem)
{
    public string? Autocomplete { get; init; }

    public bool Needed { get; init; }

    /// <summary>What is said when a needed field is left out.</summary>
    public string? Missing { get; init; }
}
