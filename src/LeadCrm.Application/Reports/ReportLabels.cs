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
}
