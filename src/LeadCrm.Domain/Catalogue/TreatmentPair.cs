namespace LeadCrm.Domain.Catalogue;

/// <summary>
/// One treatment for one condition: how well it is proven, for whom, at what risk, and what a clinic must have for it.
/// The key is condition and treatment together.
/// </summary>
public sealed class TreatmentPair
{
    // Written by the seed when a pair is made, afterwards by Revise alone.
    private IReadOnlyList<Citation> citations = [];
    private DateOnly reviewedOn;
    private string reviewedBy = "";
    private EligibilityRules rules = EligibilityRules.None;
    private IReadOnlyList<Disclosure> disclosures = [];
    private ClinicRequirements requirements = ClinicRequirements.None;
    private LocalizedText? alternative;
    private int version = 1;

    /// <summary>Creates a pair.</summary>
    /// <param name="conditionCode">Key of the condition.</param>
    /// <param name="treatmentCode">Key of the treatment.</param>
    /// <param name="evidenceLevel">How well it is proven.</param>
    /// <param name="evidence">What the evidence says, for whom, in one or two sentences.</param>
    public TreatmentPair(string conditionCode, string treatmentCode, EvidenceLevel evidenceLevel, LocalizedText evidence)
    {
        ConditionCode = conditionCode;
        TreatmentCode = treatmentCode;
        EvidenceLevel = evidenceLevel;
        Evidence = evidence;
    }

    private TreatmentPair()
    {
    }

    /// <summary>Key of the condition.</summary>
    public string ConditionCode { get; private set; } = null!;

    /// <summary>Key of the treatment.</summary>
    public string TreatmentCode { get; private set; } = null!;

    /// <summary>How well the treatment is proven for this condition.</summary>
    public EvidenceLevel EvidenceLevel { get; private set; }

    /// <summary>What the evidence says and for which patients, readable by patients.</summary>
    public LocalizedText Evidence { get; private set; } = null!;

    /// <summary>The works behind the level.</summary>
    public IReadOnlyList<Citation> Citations
    {
        get => citations;
        init => citations = value;
    }

    /// <summary>Day of the last review of level and rules.</summary>
    public DateOnly ReviewedOn
    {
        get => reviewedOn;
        init => reviewedOn = value;
    }

    /// <summary>Who reviewed them, by name or role.</summary>
    public string ReviewedBy
    {
        get => reviewedBy;
        init => reviewedBy = value;
    }

    /// <summary>For whom clinics usually offer it.</summary>
    public EligibilityRules Rules
    {
        get => rules;
        init => rules = value;
    }

    /// <summary>Risk disclosures, one per language (the newest version of each).</summary>
    public IReadOnlyList<Disclosure> Disclosures
    {
        get => disclosures;
        init => disclosures = value;
    }

    /// <summary>What a clinic must have to be offered such a case.</summary>
    public ClinicRequirements Requirements
    {
        get => requirements;
        init => requirements = value;
    }

    /// <summary>What to read or ask for instead; present for unproven and investigational pairs.</summary>
    public LocalizedText? Alternative
    {
        get => alternative;
        init => alternative = value;
    }

    /// <summary>Version of the pair's content, from 1; it rises with every review and guards against lost updates.</summary>
    public int Version
    {
        get => version;
        init => version = value;
    }

    /// <summary>Puts a new content into force as the next version.</summary>
    /// <param name="content">All of it.</param>
    /// <param name="basedOn">The version the change was begun on.</param>
    /// <exception cref="BrokenRuleException"><c>changed-meanwhile</c> when that version is no longer the one in force.</exception>
    internal void Revise(PairContent content, int basedOn)
    {
        if (basedOn != version)
            throw new BrokenRuleException("changed-meanwhile", $"Version {version} has come into force since this was begun on version {basedOn}. Look at what changed, then take your change onto the new version.");
        EvidenceLevel = content.EvidenceLevel;
        Evidence = content.Evidence;
        citations = content.Citations;
        rules = content.Rules;
        disclosures = content.Disclosures;
        requirements = content.Requirements;
        alternative = content.Alternative;
        reviewedOn = content.ReviewedOn;
        reviewedBy = content.ReviewedBy;
        version++;
    }

    /// <summary>The disclosure for a reader: their language, else English; null when none was written.</summary>
    /// <param name="language">BCP 47 tag; the region is ignored.</param>
    public Disclosure? DisclosureFor(string? language)
    {
        var primary = (language ?? LocalizedText.Fallback).Split('-', '_')[0].ToLowerInvariant();
        return Disclosures.FirstOrDefault(disclosure => disclosure.Language == primary)
            ?? Disclosures.FirstOrDefault(disclosure => disclosure.Language == LocalizedText.Fallback);
    }
}

/// <summary>A published work that supports an evidence level.</summary>
/// <param name="Title">Its title, or the trial's short name and title.</param>
/// <param name="Source">Journal or guideline body.</param>
/// <param name="Year">Year of publication.</param>
public sealed record Citation(string Title, string Source, int Year)
{
    /// <summary>Digital object identifier without the resolver's address, such as <c>10.1056/NEJMoa1703327</c>.</summary>
    public string? Doi { get; init; }

    /// <summary>Where to read it: the DOI's address, or null without a DOI.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Uri? Link => Doi is null ? null : new Uri("https://doi.org/" + Doi);
}

/// <summary>What a patient reads and acknowledges before identity is released (and before routing, unless established).</summary>
/// <param name="Language">Two-letter language code.</param>
/// <param name="Version">Version that an acknowledgement names, such as <c>2026-11</c>.</param>
/// <param name="Text">What is done and what to weigh, in plain words.</param>
/// <param name="Risks">The risks, one sentence each, the gravest included.</param>
public sealed record Disclosure(string Language, string Version, string Text, IReadOnlyList<string> Risks);

/// <summary>What a clinic must have for a treatment of a condition.</summary>
/// <param name="AnyAccreditation">Accreditation codes of which one is enough, such as <c>JACIE</c> or <c>FACT</c>; empty asks for none.</param>
/// <param name="Specialists">Specialties that must be on the team, kebab-case, such as <c>rheumatology</c>.</param>
public sealed record ClinicRequirements(IReadOnlyList<string> AnyAccreditation, IReadOnlyList<string> Specialists)
{
    /// <summary>Nothing beyond the licence that every clinic needs.</summary>
    public static ClinicRequirements None { get; } = new([], []);

    /// <summary>The requirement as people read it; null when the lists say all.</summary>
    public LocalizedText? Text { get; init; }
}
