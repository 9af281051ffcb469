using System.Text.RegularExpressions;

namespace LeadCrm.Application.Tests.Architecture;

/// <summary>A day belongs to somebody's calendar: nothing makes one of a moment, or a moment of one, without saying whose.</summary>
public sealed partial class DaysAndZonesTests
{
    private static readonly string[] s_allowed =
    [
        // The calendars themselves, and what was invented for a demonstration.
        "LocalClock.cs", "ZonedCalendar.cs", "ViewerClock.cs", "SeededRound.cs", "SeededClinics.cs", "SeededRequests.cs", "SeededWorld.cs", "DemoClinics.cs",
    ];

    [Fact]
    public void No_moment_becomes_a_day_without_a_calendar() => Lines(DayOfMoment()).ShouldBeEmpty();

    [Fact]
    public void What_is_a_zone_a_country_or_a_currency_is_asked_of_one_list() => Lines(ListOfTheMachine(), "TimeZones.cs", "PageLanguage.cs", "PersonWords.cs", "IdentityPanel.razor", "MailTime.cs", "SendingTime.cs").ShouldBeEmpty();

    private static IEnumerable<string> Lines(Regex pattern, params string[] allowed) =>
        Directory.EnumerateFiles(Sources(), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !s_allowed.Concat(allowed).Contains(Path.GetFileName(f)))
            .SelectMany(f => File.ReadLines(f).Where(l => pattern.IsMatch(l)).Select(l => $"{Path.GetFileName(f)}: {l.Trim()}"));

    private static string Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "LeadCrm.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "src");
    }

    [GeneratedRegex(@"DateOnly\.FromDateTime\(|\bDateTime\.(?:Now|Today|UtcNow)\b|new DateTimeOffset\([^)]*ToDateTime", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayOfMoment();

    [GeneratedRegex(@"TryFindSystemTimeZoneById|TryConvertIanaIdToWindowsId|new RegionInfo|CultureInfo\.GetCultures", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListOfTheMachine();
}
