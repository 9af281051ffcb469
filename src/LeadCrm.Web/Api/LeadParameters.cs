using LeadCrm.Application.Leads;

namespace LeadCrm.Web.Api;

/// <summary>
/// The names of <see cref="LeadQueryUrl"/> as OpenAPI lists them. They are texts here, because what means nothing is refused by the one reader, at
/// its name and with its choices.
/// </summary>
internal sealed record LeadParameters
{
    /// <summary>Stages, comma-separated; <c>open</c> for all open ones.</summary>
    public string? Stage { get; init; }

    /// <summary>Owner's id, <c>me</c> or <c>none</c>.</summary>
    public string? Owner { get; init; }

    /// <summary>Reference, name, e-mail, phone or external id, or parts of them, as somebody says or writes them.</summary>
    public string? Q { get; init; }

    /// <summary>Only leads with (true) or without (false) an open possible emergency.</summary>
    public string? RedFlag { get; init; }

    /// <summary>Only leads on which something is due (true) or nothing is (false).</summary>
    public string? HasNextStep { get; init; }

    /// <summary>Whose move it is.</summary>
    public string? WaitingOn { get; init; }

    /// <summary>Source.</summary>
    public string? Source { get; init; }

    /// <summary>Article slug.</summary>
    public string? Article { get; init; }

    /// <summary>Campaign.</summary>
    public string? Campaign { get; init; }

    /// <summary>Category code.</summary>
    public string? Category { get; init; }

    /// <summary>Condition code.</summary>
    public string? Condition { get; init; }

    /// <summary>Treatment code.</summary>
    public string? Treatment { get; init; }

    /// <summary>Country, ISO 3166-1.</summary>
    public string? Country { get; init; }

    /// <summary>Language, BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>First day of creation, in the organisation's zone.</summary>
    public string? From { get; init; }

    /// <summary>Last day of creation, in the organisation's zone.</summary>
    public string? To { get; init; }

    /// <summary>A column of the conversion report: only leads that it counts.</summary>
    public string? Reached { get; init; }

    /// <summary>What that report is grouped by.</summary>
    public string? GroupBy { get; init; }

    /// <summary>The row of that report; empty for the leads without one.</summary>
    public string? Key { get; init; }
}
