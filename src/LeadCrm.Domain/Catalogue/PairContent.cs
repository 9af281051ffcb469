namespace LeadCrm.Domain.Catalogue;

/// <summary>
/// Everything a medical reviewer answers for in one pair of condition and treatment, as one immutable value: what a change
/// proposes and what a version was.
/// </summary>
public sealed record PairContent
{
    /// <summary>How well the treatment is proven for the condition.</summary>
    public required EvidenceLevel EvidenceLevel { get; init; }

    /// <summary>What the evidence says and for which patients, readable by patients.</summary>
    public required LocalizedText Evidence { get; init; }

    /// <summary>The works behind the level.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>For whom clinics usually offer it.</summary>
    public EligibilityRules Rules { get; init; } = EligibilityRules.None;

    /// <summary>Risk disclosures, one per language.</summary>
    public IReadOnlyList<Disclosure> Disclosures { get; init; } = [];

    /// <summary>What a clinic must have.</summary>
    public ClinicRequirements Requirements { get; init; } = ClinicRequirements.None;

    /// <summary>What to read or ask for instead.</summary>
    public LocalizedText? Alternative { get; init; }

    /// <summary>Day of the review that this content rests on.</summary>
    public required DateOnly ReviewedOn { get; init; }

    /// <summary>Who reviewed it, by name or role.</summary>
    public required string ReviewedBy { get; init; }

    /// <summary>The content of a pair as it is in force.</summary>
    /// <param name="pair">The pair.</param>
    public static PairContent Of(TreatmentPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return new()
        {
            EvidenceLevel = pair.EvidenceLevel,
            Evidence = pair.Evidence,
            Citations = pair.Citations,
            Rules = pair.Rules,
            Disclosures = pair.Disclosures,
            Requirements = pair.Requirements,
            Alternative = pair.Alternative,
            ReviewedOn = pair.ReviewedOn,
            ReviewedBy = pair.ReviewedBy,
        };
    }

    /// <summary>True when both say the same about the treatment; who reviewed it when does not count.</summary>
    /// <param name="other">The content to compare with.</param>
    public bool SaysTheSameAs(PairContent other) =>
        CatalogueJson.Write(this with { ReviewedOn = default, ReviewedBy = "" }) == CatalogueJson.Write(other with { ReviewedOn = default, ReviewedBy = "" });

    /// <summary>
    /// This content as if it had been begun on another version: each part that it left as it found it is taken from that
    /// version, each part that it changed stays.
    /// </summary>
    /// <param name="found">The version it was begun on.</param>
    /// <param name="now">The version to go on from.</param>
    internal PairContent Onto(PairContent found, PairContent now)
    {
        return now with
        {
            EvidenceLevel = Kept(content => content.EvidenceLevel),
            Evidence = Kept(content => content.Evidence),
            Citations = Kept(content => content.Citations),
            Rules = Kept(content => content.Rules),
            Disclosures = Kept(content => content.Disclosures),
            Requirements = Kept(content => content.Requirements),
            Alternative = Kept(content => content.Alternative),
            ReviewedOn = ReviewedOn > now.ReviewedOn ? ReviewedOn : now.ReviewedOn,
        };

        T Kept<T>(Func<PairContent, T> part) => CatalogueJson.Write(part(this)) == CatalogueJson.Write(part(found)) ? part(now) : part(this);
    }

    internal TreatmentPair AsPair(string condition, string treatment) => new(condition, treatment, EvidenceLevel, Evidence)
    {
        Citations = Citations,
        Rules = Rules,
        Disclosures = Disclosures,
        Requirements = Requirements,
        Alternative = Alternative,
        ReviewedOn = ReviewedOn,
        ReviewedBy = ReviewedBy,
    };
}
