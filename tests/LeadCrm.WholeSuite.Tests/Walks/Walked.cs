using LeadCrm.TestSupport.Walks;

namespace LeadCrm.WholeSuite.Tests.Walks;

/// <summary>What all other tests sent (<see cref="WalkRecorder"/>); judged only when the whole suite ran before.</summary>
internal static class Walked
{
    private static readonly Lazy<ILookup<string, Walk>> s_walks = new(() =>
        Directory.EnumerateFiles(Folder!, "*.walks").SelectMany(File.ReadAllLines).Select(Walk.Read).Distinct().ToLookup(w => w.Request));

    private static string? Folder => Environment.GetEnvironmentVariable(WalkRecorder.Folder);

    public static List<Walk> Of(string request)
    {
        Assert.SkipWhen(Folder is null, "Only judged when the whole suite runs (./dev test).");
        return [.. s_walks.Value[request]];
    }
}
