using System.Text.Json;
using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Tests.Catalogue;

/// <summary>Questionnaires and rules of the seed files, read without the layers above the domain.</summary>
internal static class ShippedCatalogue
{
    private static readonly List<JsonElement> Conditions = [.. ReadFiles().SelectMany(file => file.GetProperty("conditions").EnumerateArray())];

    public static Condition Condition(string code)
    {
        var json = Find(code);
        return new(code, "any", Text(json, "icd10"), Member<LocalizedText>(json, "name"), [], new(Member<List<Question>>(json, "questions")))
        {
            Rare = json.TryGetProperty("rare", out var rare) && rare.GetBoolean(),
        };
    }

    public static EligibilityRules Rules(string condition, string treatment) =>
        new(Member<List<EligibilityRule>>(Find(condition).GetProperty("pairs").EnumerateArray().Single(pair => Text(pair, "treatment") == treatment), "rules"));

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
