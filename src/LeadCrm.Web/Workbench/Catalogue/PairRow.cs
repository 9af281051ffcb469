using LeadCrm.Application.Catalogue;

namespace LeadCrm.Web.Workbench.Catalogue;

/// <summary>A treatment with the condition it is for.</summary>
public sealed record PairRow(ConditionReview Condition, PairReview Pair)
{
    /// <summary>Whether one of its names or codes has this in it.</summary>
    public bool Mentions(string words) =>
        Condition.Synonyms.Prepend(Condition.Name).Append(Condition.Icd10).Append(Condition.Code).Append(Pair.Name).Append(Pair.Code)
            .Any(name => name.Contains(words, StringComparison.OrdinalIgnoreCase));
}
