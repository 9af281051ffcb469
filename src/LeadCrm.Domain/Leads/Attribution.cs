using LeadCrm.Domain.Values;

namespace LeadCrm.Domain.Leads;

/// <summary>Where the request came from, so that a booking can be traced back to the article.</summary>
public sealed record Attribution
{
    /// <summary>Address of the page with the call to action.</summary>
    public string? Url { get; init => field = OneLine.Of(value); }

    /// <summary>The article, as its site names it.</summary>
    public string? ArticleSlug { get; init => field = OneLine.Of(value); }

    /// <summary>The article's title when the request was made.</summary>
    public string? ArticleTitle { get; init => field = OneLine.Of(value); }

    /// <summary>The article's category on its site.</summary>
    public string? ArticleCategory { get; init => field = OneLine.Of(value); }

    /// <summary>Where the reader came from before the article.</summary>
    public string? Referrer { get; init => field = OneLine.Of(value); }

    /// <summary>The channel: utm_source when given, else what the referrer or the import says.</summary>
    public string? Source { get; init => field = OneLine.Of(value); }

    /// <summary>utm_medium.</summary>
    public string? Medium { get; init => field = OneLine.Of(value); }

    /// <summary>utm_campaign.</summary>
    public string? Campaign { get; init => field = OneLine.Of(value); }

    /// <summary>Which partner site sent it.</summary>
    public string? SiteKey { get; init => field = OneLine.Of(value); }

    /// <summary>Which variant of the form was shown.</summary>
    public string? FormVariant { get; init => field = OneLine.Of(value); }

    /// <summary>The click id of an advertisement, if any.</summary>
    public string? ClickId { get; init => field = OneLine.Of(value); }
}
