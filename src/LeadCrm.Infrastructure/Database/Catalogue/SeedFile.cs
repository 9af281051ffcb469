using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Infrastructure.Database.Catalogue;

/// <summary>One seed file: a category with its conditions, and the treatments that it is the first to name.</summary>
internal sealed record SeedFile(SeedName Category, IReadOnlyList<SeedName> Treatments, IReadOnlyList<SeedCondition> Conditions);

internal sealed record SeedName(string Code, LocalizedText Name);

internal sealed record SeedCondition(
    string Code, string Icd10, LocalizedText Name, IReadOnlyList<LocalizedText> Synonyms, LocalizedText About,
    IReadOnlyList<Question> Questions, IReadOnlyList<SeedPair> Pairs, bool Rare = false)
{
    public Condition ToDomain(string category) =>
        new(Code, category, Icd10, Name, Synonyms, new Questionnaire(Questions)) { About = About, Rare = Rare };
}

internal sealed record SeedPair(
    string Treatment, EvidenceLevel EvidenceLevel, LocalizedText Evidence, IReadOnlyList<Citation> Citations,
    DateOnly ReviewedOn, string ReviewedBy, int Version, IReadOnlyList<EligibilityRule> Rules)
{
    public IReadOnlyList<Disclosure> Disclosures { get; init; } = [];

    public ClinicRequirements Requirements { get; init; } = ClinicRequirements.None;

    public LocalizedText? Alternative { get; init; }

    public TreatmentPair ToDomain(string condition) => new(condition, Treatment, EvidenceLevel, Evidence)
    {
        Citations = Citations,
        ReviewedOn = ReviewedOn,
        ReviewedBy = ReviewedBy,
        Version = Version,
        Rules = new EligibilityRules(Rules),
        Disclosures = Disclosures,
        Requirements = Requirements,
        Alternative = Alternative,
    };
}
