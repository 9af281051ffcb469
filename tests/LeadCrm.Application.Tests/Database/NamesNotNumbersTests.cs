using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace LeadCrm.Application.Tests.Database;

public sealed partial class NamesNotNumbersTests
{
    [Fact]
    public void No_statement_of_ours_writes_a_value_of_an_enum_as_a_number()
    {
        var source = new DirectoryInfo(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "src"));
        var files = source.EnumerateFiles("*.cs", SearchOption.AllDirectories).Where(f => !f.FullName.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToList();
        files.Count.ShouldBeGreaterThan(500);
        files.SelectMany(f => Numbered().Matches(File.ReadAllText(f.FullName)).Select(m => $"{f.Name}: {m.Value}")).ShouldBeEmpty("Write SqlNumber.Of(value).");
    }

    [Theory]
    [InlineData("WHERE status = 0 AND", true)]
    [InlineData("l.stage NOT IN (22, 23)", true)]
    [InlineData("kind <> 3", true)]
    [InlineData("status = {SqlNumber.Of(MessageStatus.Due)}", false)]
    [InlineData("status <> $2", false)]
    public void It_sees_one(string sql, bool seen) => Numbered().IsMatch(sql).ShouldBe(seen);

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"\b(?:stage|status|kind|red_flag|next_step|waiting_on|vetting_status|eligibility|actor_kind|purpose|reason)\s*(?:=|<>|<=|>=|<|>|(?:NOT )?IN)\s*\(?\s*\d", RegexOptions.None, 5_000)]
    private static partial Regex Numbered();
}
