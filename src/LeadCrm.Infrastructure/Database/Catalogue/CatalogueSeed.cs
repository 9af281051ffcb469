using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Infrastructure.Database.Catalogue;

/// <summary>
/// The catalogue that ships with LeadCrm: one JSON file per category, embedded beside this class. Editing a file and
/// raising the pair's version is all that a medical change needs.
/// </summary>
public static class CatalogueSeed
{
    /// <summary>Reads and validates every seed file.</summary>
    /// <exception cref="Domain.BrokenRuleException"><c>catalogue-invalid</c>, with every problem.</exception>
    public static CatalogueContents Read()
    {
        var assembly = typeof(CatalogueSeed).Assembly;
        var prefix = typeof(CatalogueSeed).Namespace + ".Seed.";
        var files = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return CatalogueJson.Read<SeedFile>(reader.ReadToEnd());
            })
            .ToList();

        return CatalogueValidation.Require(new(
            [.. files.Select(file => new Category(file.Category.Code, file.Category.Name))],
            [.. files.SelectMany(file => file.Conditions.Select(condition => condition.ToDomain(file.Category.Code)))],
            [.. files.SelectMany(file => file.Treatments).Select(treatment => new Treatment(treatment.Code, treatment.Name))],
            [.. files.SelectMany(file => file.Conditions).SelectMany(condition => condition.Pairs.Select(pair => pair.ToDomain(condition.Code)))]));
    }
}
