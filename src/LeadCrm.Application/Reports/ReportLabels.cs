using LeadCrm.Application.Catalogue;
using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Reports;

/// <summary>Keys for people. English, as reports are internal.</summary>
internal sealed class ReportLabels(CatalogueSnapshot catalogue)
{
    public const string None = "(none)";

    /// <param name="groupBy">What is grouped by.</param>
    /// <param name="key">The key.</param>
    /// <param name="known">What the database calls it; empty when it has no name for it.</param>
    public string Of(string groupBy, string key, string known)
    {
        if (key.Length == 0)
            return None;
        if (known.Length > 0)
            return known;
        return groupBy switch
        {
            "category" => catalogue.FindCategory(key)?.Name.ToString() ?? key,
            "condition" => catalogue.FindCondition(key)?.Name.ToString() ?? key,
            "treatment" => catalogue.FindTreatment(key)?.Name.ToString() ?? key,
            "country" => Countries.NameOf(key),
            "coordinator" => "(former account)",
            _ => key,
        };
    }

    /// <summary>Rows of one name get their key beside it, since a reader could not tell them apart.</summary>
    /// <param name="rows">The rows.</param>
    public static IEnumerable<ConversionRow> ToldApart(IReadOnlyList<ConversionRow> rows)
    {
        var shared = rows.GroupBy(r => r.Label, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return rows.Select(r => shared.Contains(r.Label) ? r with { Label = $"{r.Label} ({ShortKey(r.Key)})" } : r);
    }

    // Of an id the end differs; the beginning is its time.
    private static string ShortKey(string key) => Guid.TryParse(key, out _) ? "…" + key[^6..] : key;
}
