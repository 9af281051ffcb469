using LeadCrm.Application.Leads;
using Microsoft.AspNetCore.Http.Extensions;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>
/// What a reader arrived with: the enquiry an article suggested and where it was found. It comes in the address at first and in
/// hidden fields of the same names afterwards, because the form keeps no cookie and no session.
/// </summary>
internal sealed record Visit
{
    // The longest the validator takes: nobody can correct an address they did not type, so what is longer is cut.
    private static readonly (string Name, int Longest)[] s_carried =
    [
        ("lang", 35), ("category", 200), ("article", 200), ("articleTitle", 300), ("url", 2000), ("referrer", 2000), ("utm_source", 200), ("utm_medium", 200),
        ("utm_campaign", 200), ("siteKey", 100), ("clickId", 300), ("variant", 100), ("embedder", 300),
        ("reviewed", 10), ("paid", 5),
    ];

    private readonly Dictionary<string, string> _carried = [];

    public string? Condition { get; init; }

    public string? Treatment { get; init; }

    /// <summary>Whether somebody who has read that a treatment is unproven asks to be informed all the same.</summary>
    public bool WantsInformation { get; init; }

    /// <summary>Everything but the enquiry, by the names of <c>/quote</c>'s address.</summary>
    public IReadOnlyDictionary<string, string> Carried => _carried;

    public string? Language => _carried.GetValueOrDefault("lang");

    public string? Category => _carried.GetValueOrDefault("category");

    /// <summary>The origin of the page that shows the form in a frame, to which alone its height is told.</summary>
    public string? Embedder =>
        Uri.TryCreate(_carried.GetValueOrDefault("embedder"), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri!.GetLeftPart(UriPartial.Authority) : null;

    public AttributionForm Attribution => new()
    {
        Url = _carried.GetValueOrDefault("url"),
        ArticleSlug = _carried.GetValueOrDefault("article"),
        ArticleTitle = _carried.GetValueOrDefault("articleTitle"),
        Category = Category,
        Referrer = _carried.GetValueOrDefault("referrer"),
        UtmSource = _carried.GetValueOrDefault("utm_source"),
        UtmMedium = _carried.GetValueOrDefault("utm_medium"),
        UtmCampaign = _carried.GetValueOrDefault("utm_campaign"),
        SiteKey = _carried.GetValueOrDefault("siteKey"),
        FormVariant = _carried.GetValueOrDefault("variant"),
        ClickId = _carried.GetValueOrDefault("clickId"),
    };

    /// <param name="value">Gives the first value of a name.</param>
    /// <param name="referer">The page before, which stands in when the link named none.</param>
    public static Visit Read(Func<string, string> value, string? referer)
    {
        var visit = new Visit { Condition = Blank(value("condition")), Treatment = Blank(value("treatment")), WantsInformation = value("inform") == "true" };
        foreach (var (name, longest) in s_carried)
            visit.Carry(name, value(name), longest);
        if (!visit._carried.ContainsKey("url"))
            visit.Carry("url", referer ?? "", 2000);
        return visit;
    }

    /// <summary>The form's address for another choice, with everything carried along.</summary>
    public string Address(string? condition, string? treatment, bool wantsInformation = false)
    {
        var query = new QueryBuilder(_carried);
        if (condition is not null)
            query.Add("condition", condition);
        if (treatment is not null)
            query.Add("treatment", treatment);
        if (wantsInformation)
            query.Add("inform", "true");
        return "/quote" + query.ToQueryString();
    }

    private void Carry(string name, string value, int longest)
    {
        if (value.Length > 0)
            _carried[name] = value.Length > longest ? value[..longest] : value;
    }

    private static string? Blank(string text) => text.Length == 0 ? null : text;
}
