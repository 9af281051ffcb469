using System.Text.RegularExpressions;

namespace LeadCrm.Web.Tests.Workbench;

/// <summary>Nothing that a person types is lost unasked: every field on a screen of ours stands in a form that is guarded, or only looks something up.</summary>
public sealed partial class GuardedFormTests
{
    private static readonly string[] s_wrappers = ["GuardedForm", "LookupFields"];
    private static readonly Dictionary<string, string> s_components = Read();
    private static readonly HashSet<string> s_open = Open();

    /// <summary>What stands on a screen by itself: pages, dialogs and the frame. Every other component is guarded by who uses it.</summary>
    public static TheoryData<string> Screens =>
        new(s_components.Keys.Where(c => !s_components.Values.Any(other => Tags(other, Regex.Escape(Name(c))).Any())).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Screens))]
    public void Every_field_of_a_screen_is_guarded_or_only_looks_something_up(string screen) =>
        Unguarded(screen).ShouldBeEmpty($"put them into a GuardedForm, or into LookupFields when they only look something up");

    [Theory]
    [InlineData("<input @bind=\"_a\" />", 1)]
    [InlineData("<GuardedForm Saving=\"_saving\"><textarea @bind=\"_a\"></textarea></GuardedForm><select></select>", 1)]
    [InlineData("<GuardedForm Saving=\"_saving\"><MudTextField @bind-Value=\"_a\" /></GuardedForm>", 0)]
    [InlineData("<LookupFields><input type=\"search\" /></LookupFields>", 0)]
    [InlineData("<MudSelect T=\"string\" />", 1)]
    public void A_field_outside_of_a_form_is_found(string markup, int found) => Fields(markup).Count(f => !f.Guarded).ShouldBe(found);

    [Fact]
    public void The_screens_are_found() => s_components.Count.ShouldBeGreaterThan(100);

    private static IEnumerable<string> Unguarded(string component) =>
        Tags(s_components[component], $"{FieldTags}|{string.Join('|', s_open.Select(c => Regex.Escape(Name(c))))}").Where(f => !f.Guarded).Select(f => f.Name);

    /// <summary>Components of which a field, or another component's, stands in no form of theirs.</summary>
    private static HashSet<string> Open()
    {
        HashSet<string> open = [];
        while (true)
        {
            var names = string.Join('|', open.Select(c => Regex.Escape(Name(c))).Prepend(FieldTags));
            var more = s_components.Where(c => !open.Contains(c.Key) && Tags(c.Value, names).Any(f => !f.Guarded)).Select(c => c.Key).ToList();
            if (more.Count == 0)
                return open;
            open.UnionWith(more);
        }
    }

    /// <summary>Fields in a component's markup: native ones, MudBlazor's and Blazor's, and our own components that hold one.</summary>
    private static IEnumerable<(string Name, bool Guarded)> Fields(string markup) => Tags(markup, FieldTags);

    private static IEnumerable<(string Name, bool Guarded)> Tags(string markup, string names)
    {
        var depth = 0;
        foreach (Match tag in Regex.Matches(markup, $@"<(?<end>/)?(?<name>{string.Join('|', s_wrappers)}|{names})\b(?<rest>[^>]*)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)))
        {
            if (!s_wrappers.Contains(tag.Groups["name"].Value))
            {
                if (!tag.Groups["end"].Success && !HoldsNothing().IsMatch(tag.Groups["rest"].Value))
                    yield return (tag.Value, depth > 0);
            }
            else
            {
                depth += tag.Groups["end"].Success ? -1 : 1;
            }
        }
    }

    private static string FieldTags => "input|textarea|select|Input[A-Z][a-z]+|Mud(?:TextField|NumericField|Select|Autocomplete|CheckBox|Switch|Slider|Radio|RadioGroup|DatePicker|TimePicker|DateRangePicker|FileUpload|Input|Mask)";

    private static Dictionary<string, string> Read()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "LeadCrm.sln")))
            root = Path.GetDirectoryName(root)!;
        return Directory.EnumerateFiles(Path.Combine(root, "src", "LeadCrm.Web"), "*.razor", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith('_'))
            .ToDictionary(file => Path.GetRelativePath(Path.Combine(root, "src", "LeadCrm.Web"), file), file => Markup(File.ReadAllText(file)));
    }

    private static string Name(string component) => Path.GetFileNameWithoutExtension(component);

    private static string Markup(string text) => Comments().Replace(text, "").Split("\n@code")[0];

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline, 5000)]
    private static partial Regex Comments();

    [GeneratedRegex("type=\"(hidden|submit|button|reset)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex HoldsNothing();
}
