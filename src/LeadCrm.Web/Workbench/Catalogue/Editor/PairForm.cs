using System.Globalization;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Values;

namespace LeadCrm.Web.Workbench.Catalogue.Editor;

/// <summary>A change of a pair while somebody writes it.</summary>
public sealed class PairForm
{
    private readonly PairContent _began;

    public PairForm(PairDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var content = _began = draft.Content;
        Level = content.EvidenceLevel;
        Evidence = new(content.Evidence);
        Alternative = new(content.Alternative);
        Requirement = new(content.Requirements.Text);
        Accreditations = string.Join(", ", content.Requirements.AnyAccreditation);
        Specialists = string.Join(", ", content.Requirements.Specialists);
        ReviewedOn = content.ReviewedOn;
        Rules = content.Rules.Rules.Select(RuleForm.Of).ToList();
        Citations = content.Citations.Select(CitationForm.Of).ToList();
        Disclosures = content.Disclosures.Select(DisclosureForm.Of).ToList();
        (Reason, LevelReason) = (draft.Reason, draft.LevelReason);
    }

    public EvidenceLevel Level { get; set; }

    public TextsForm Evidence { get; }

    public TextsForm Alternative { get; }

    public TextsForm Requirement { get; }

    /// <summary>Codes with commas between; one of them is enough.</summary>
    public string Accreditations { get; set; }

    /// <summary>Codes with commas between; all are needed.</summary>
    public string Specialists { get; set; }

    public DateOnly ReviewedOn { get; set; }

    public string? Reason { get; set; }

    public string? LevelReason { get; set; }

    public List<RuleForm> Rules { get; }

    public List<CitationForm> Citations { get; }

    public List<DisclosureForm> Disclosures { get; }

    /// <summary>The content as written; null when something cannot be read, which the list then says.</summary>
    public PairContent? ToContent(Questionnaire questions, List<FieldProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var rules = Rules.Select(rule => rule.ToRule(questions, problems)).ToList();
        if (Evidence.IsBlank)
            problems.Add(new("evidence", "required", "Say what the evidence is, in English."));
        var citations = Citations.Select(citation => citation.ToCitation(problems)).ToList();
        return problems.Count > 0 ? null : _began with
        {
            EvidenceLevel = Level,
            Evidence = Evidence.ToText()!,
            Alternative = Alternative.ToText(),
            Rules = new(rules.OfType<EligibilityRule>().ToList()),
            Citations = citations.OfType<Citation>().ToList(),
            Disclosures = Disclosures.Select(disclosure => disclosure.ToDisclosure()).ToList(),
            Requirements = new ClinicRequirements(List(Accreditations), List(Specialists).Select(Kebab).ToList()) { Text = Requirement.ToText() },
            ReviewedOn = ReviewedOn,
        };
    }

    public void AddRule()
    {
        var number = Rules.Count + 1;
        while (Rules.Exists(rule => rule.Code == Named(number)))
            number++;
        Rules.Add(new RuleForm { Code = Named(number) });
    }

    public void Move(RuleForm rule, int by)
    {
        var from = Rules.IndexOf(rule);
        if (from + by < 0 || from + by >= Rules.Count)
            return;
        Rules.RemoveAt(from);
        Rules.Insert(from + by, rule);
    }

    private static string Named(int number) => string.Create(CultureInfo.InvariantCulture, $"rule-{number}");

    private static List<string> List(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();

    private static string Kebab(string words) => words.ToLowerInvariant().Replace(' ', '-');
}

/// <summary>One work while somebody writes it.</summary>
public sealed class CitationForm
{
    public string Title { get; set; } = "";

    public string Source { get; set; } = "";

    public string Year { get; set; } = "";

    public string Doi { get; set; } = "";

    public static CitationForm Of(Citation citation) =>
        new() { Title = citation.Title, Source = citation.Source, Year = citation.Year.ToString(CultureInfo.InvariantCulture), Doi = citation.Doi ?? "" };

    public Citation? ToCitation(List<FieldProblem> problems)
    {
        // A DOI is often copied with the resolver's address before it.
        var doi = Doi.Trim().Replace("https://doi.org/", "", StringComparison.OrdinalIgnoreCase);
        if (NumberReader.ReadWhole(Year) is >= 0 and var year)
            return new Citation(Title.Trim(), Source.Trim(), year) { Doi = doi.Length == 0 ? null : doi };
        problems.Add(new("citations", "ill-formed-citation", $"The year of “{Title}” is not a year."));
        return null;
    }
}

/// <summary>A disclosure in one language while somebody writes it.</summary>
public sealed class DisclosureForm
{
    public string Language { get; set; } = "";

    public string Version { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>One risk a line.</summary>
    public string Risks { get; set; } = "";

    public static DisclosureForm Of(Disclosure disclosure) =>
        new() { Language = disclosure.Language, Version = disclosure.Version, Text = disclosure.Text, Risks = string.Join('\n', disclosure.Risks) };

    public Disclosure ToDisclosure() => new(Language, Version.Trim(), Text.Trim(), Risks.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
