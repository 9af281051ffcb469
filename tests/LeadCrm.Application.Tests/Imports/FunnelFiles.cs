using LeadCrm.Application.Imports;

namespace LeadCrm.Application.Tests.Imports;

/// <summary>The real funnel, when a folder <c>shared/data</c> lies beside the repository, and its maps.</summary>
internal static class FunnelFiles
{
    private static readonly DirectoryInfo s_repository = Above(AppContext.BaseDirectory).First(f => File.Exists(Path.Combine(f.FullName, "LeadCrm.sln")));

    private static readonly string? s_data = Above(s_repository.FullName).Select(f => Path.Combine(f.FullName, "shared", "data")).FirstOrDefault(Directory.Exists);

    public static void SkipWithout() => Assert.SkipWhen(s_data is null, "The real funnel is not beside the repository.");

    public static ImportMap Map(string name) => ImportMap.Read(File.ReadAllText(Path.Combine(s_repository.FullName, "docs", "import", name)));

    /// <summary>The file's cells, read without the importer; none of the columns looked at is quoted.</summary>
    public static List<string[]> Read(string name) => File.ReadLines(Path.Combine(s_data!, name)).Skip(1).Select(l => l.Split(',')).ToList();

    public static ImportFile Open(string name) => new(name, File.OpenRead(Path.Combine(s_data!, name)));

    private static IEnumerable<DirectoryInfo> Above(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
            yield return folder;
    }
}
