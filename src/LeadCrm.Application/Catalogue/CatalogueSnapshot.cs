using System.Collections.Frozen;
using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Application.Catalogue;

/// <summary>The whole catalogue at one moment; it is small and read by nearly every request.</summary>
public sealed class CatalogueSnapshot
{
    private readonly FrozenDictionary<string, Category> _categories;
    private readonly FrozenDictionary<string, Condition> _conditions;
    private readonly FrozenDictionary<string, Treatment> _treatments;
    private readonly FrozenDictionary<(string Condition, string Treatment), TreatmentPair> _pairs;

    /// <summary>Builds a snapshot.</summary>
    /// <param name="categories">All categories.</param>
    /// <param name="conditions">All conditions.</param>
    /// <param name="treatments">All treatments.</param>
    /// <param name="pairs">All pairs.</param>
    public CatalogueSnapshot(IEnumerable<Category> categories, IEnumerable<Condition> conditions, IEnumerable<Treatment> treatments, IEnumerable<TreatmentPair> pairs)
    {
        _categories = categories.ToFrozenDictionary(c => c.Code);
        _conditions = conditions.ToFrozenDictionary(c => c.Code);
        _treatments = treatments.ToFrozenDictionary(t => t.Code);
        _pairs = pairs.ToFrozenDictionary(p => (p.ConditionCode, p.TreatmentCode));
    }

    /// <summary>All categories.</summary>
    public IReadOnlyList<Category> Categories => _categories.Values;

    /// <summary>All conditions.</summary>
    public IReadOnlyList<Condition> Conditions => _conditions.Values;

    /// <summary>All treatments.</summary>
    public IReadOnlyList<Treatment> Treatments => _treatments.Values;

    /// <summary>All pairs.</summary>
    public IReadOnlyList<TreatmentPair> Pairs => _pairs.Values;

    /// <summary>A category, if known.</summary>
    /// <param name="code">Its code.</param>
    public Category? FindCategory(string? code) => code is null ? null : _categories.GetValueOrDefault(code);

    /// <summary>A condition, if known.</summary>
    /// <param name="code">Its code.</param>
    public Condition? FindCondition(string? code) => code is null ? null : _conditions.GetValueOrDefault(code);

    /// <summary>A treatment, if known.</summary>
    /// <param name="code">Its code.</param>
    public Treatment? FindTreatment(string? code) => code is null ? null : _treatments.GetValueOrDefault(code);

    /// <summary>A pair, if known.</summary>
    /// <param name="condition">The condition's code.</param>
    /// <param name="treatment">The treatment's code.</param>
    public TreatmentPair? FindPair(string? condition, string? treatment) =>
        condition is null || treatment is null ? null : _pairs.GetValueOrDefault((condition, treatment));

    /// <summary>The pairs of a condition, the best proven first.</summary>
    /// <param name="condition">The condition's code.</param>
    public IEnumerable<TreatmentPair> PairsOf(string condition) =>
        _pairs.Values.Where(p => p.ConditionCode == condition).OrderByDescending(p => p.EvidenceLevel).ThenBy(p => p.TreatmentCode, StringComparer.Ordinal);
}
