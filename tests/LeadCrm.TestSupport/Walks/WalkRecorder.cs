using System.Diagnostics;

namespace LeadCrm.TestSupport.Walks;

/// <summary>
/// Writes down which use cases the tests sent, through which outer face and with what outcome, when LEADCRM_TEST_WALKS names a folder. The suite
/// fails for a use case that nobody sent successfully, or that nobody saw refused (the project of the whole suite).
/// </summary>
public static class WalkRecorder
{
    public const string Folder = "LEADCRM_TEST_WALKS";

    /// <summary>A test sends for a component, without its page: that shows refusals, and is no walk.</summary>
    public const string WithoutPage = "without a page";

    /// <summary>A test sends past every face.</summary>
    public const string PastFaces = "past every face";

    /// <summary>The product's own names (<c>UseCaseTrace</c>); written out, because this class also starts in the program's process before its assemblies are there.</summary>
    private const string UseCases = "LeadCrm.UseCases";

    private const string AspNetCore = "Microsoft.AspNetCore";
    private static readonly Lock s_writing = new();
    private static readonly HashSet<string> s_written = [];
    private static string? s_file;

    public static void Start()
    {
        if (s_file is not null || Environment.GetEnvironmentVariable(Folder) is not { Length: > 0 } folder)
            return;
        Directory.CreateDirectory(folder);
        s_file = Path.Combine(folder, $"{Environment.ProcessId}-{Guid.NewGuid():N}.walks");
        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = source => source.Name is UseCases or AspNetCore,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == UseCases && activity.GetTagItem("leadcrm.outcome") is string outcome)
                    Write(new Walk(activity.OperationName, FaceOf(activity), outcome, activity.GetTagItem("leadcrm.facts") as string ?? "-"));
            },
        });
    }

    /// <summary>A killed program loses nothing: each walk is written at once, and each kind of walk once.</summary>
    private static void Write(Walk walk)
    {
        var line = walk.ToString();
        lock (s_writing)
        {
            if (s_written.Add(line))
                File.AppendAllText(s_file!, line + "\n");
        }
    }

    private static string FaceOf(Activity useCase)
    {
        // A use case that another one sends was sent where that one was.
        for (var outer = useCase.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer.OperationName == WithoutPage)
                return WithoutPage;
            if (outer.OperationName == PastFaces)
                return Walk.Inside;
            if (outer is { Source.Name: UseCases, OperationName: "circuit" })
                return HasOuter(outer, WithoutPage) ? WithoutPage : Walk.Circuit;
            if (outer.OperationName == "Microsoft.AspNetCore.Hosting.HttpRequestIn")
                return Walk.Http;
        }

        return useCase.GetTagItem("leadcrm.roles") is "System" ? Walk.System : Walk.Inside;
    }

    private static bool HasOuter(Activity activity, string name)
    {
        for (var outer = activity.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer.OperationName == name)
                return true;
        }

        return false;
    }
}
