using System.Text.Json;
using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Tests.Catalogue;

/// <summary>Questionnaires and rules of the seed files, read without the layers above the domain.</summary>
internal static class ShippedCatalogue
{
    private static readonly List<JsonElement> Files = [.. ReadFiles()];

    private static readonly List<JsonElement> Conditions = [.. Files.SelectMany(file => file.GetProperty("conditions").EnumerateArray())];

    /// <summary>Everything that ships, not validated.</summary>
    public static CatalogueContents Contents { get; } = new(
        [.. Files.Select(file => file.GetProperty("category")).Select(category => new Category(Text(category, "code"), Member<LocalizedText>(category, "name")))],
        [.. Files.SelectMany(file => file.GetProperty("conditions").EnumerateArray()
            .Select(condition => Condition(Text(condition, "code"), Text(file.GetProperty("category"), "code"))))],
        [.. Files.SelectMany(file => file.GetProperty("treatments").EnumerateArray())
            .Select(treatment => new Treatment(Text(treatment, "code"), Member<LocalizedText>(treatment, "name")))],
        [.. Conditions.SelectMany(condition => condition.GetProperty("pairs").EnumerateArray().Select(pair => Pair(Text(condition, "code"), pair)))]);

    public static Condition Condition(string code, string category = "any")
    {
        var json = Find(code);
        return new(code, category, Text(json, "icd10"), Member<LocalizedText>(json, "name"), Member<List<LocalizedText>>(json, "synonyms"), new(Member<List<Question>>(json, "questions")))
        {
            About = Member<LocalizedText>(json, "about"),
            Rare = json.TryGetProperty("rare", out var rare) && rare.GetBoolean(),
        };
    }

    public static EligibilityRules Rules(string condition, string treatment) =>
        new(Member<List<EligibilityRule>>(Find(condition).GetProperty("pairs").EnumerateArray().Single(pair => Text(pair, "treatment") == treatment), "rules"));

    private static TreatmentPair Pair(string condition, JsonElement json) =>
        new(condition, Text(json, "treatment"), Member<EvidenceLevel>(json, "evidenceLevel"), Member<LocalizedText>(json, "evidence"))
        {
            Citations = Member<List<Citation>>(json, "citations"),
            ReviewedOn = Member<DateOnly>(json, "reviewedOn"),
            ReviewedBy = Text(json, "reviewedBy"),
            Version = json.GetProperty("version").GetInt32(),
            Rules = new(Member<List<EligibilityRule>>(json, "rules")),
            Disclosures = json.TryGetProperty("disclosures", out _) ? Member<List<Disclosure>>(json, "disclosures") : [],
            Requirements = json.TryGetProperty("requirements", out _) ? Member<ClinicRequirements>(json, "requirements") : ClinicRequirements.None,
            Alternative = json.TryGetProperty("alternative", out _) ? Member<LocalizedText>(json, "alternative") : null,
        };

    private static JsonElement Find(string code) => Conditions.Single(condition => Text(condition, "code") == code);

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static T Member<T>(JsonElement json, string name) => CatalogueJson.Read<T>(json.GetProperty(name).GetRawText());

    private static IEnumerable<JsonElement> ReadFiles()
    {
        var assembly = typeof(ShippedCatalogue).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(stream);
            yield return document.RootElement.Clone();
        }
    }
}
