using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using LeadCrm.Domain;
using LeadCrm.Infrastructure;
using LeadCrm.Migrations;
using LeadCrm.Web.Hosting;

namespace LeadCrm.Application.Tests.Architecture;

/// <summary>
/// Every regular expression of the product, found by reflection, against texts that are made from the expression itself to make it work
/// hard: its own words in front, then one of its characters (or two in turns) again and again, then something that fits nothing.
/// </summary>
public sealed partial class ExpressionTests
{
    private const int Length = 10_000;
    private const int Tries = 12;
    private static readonly TimeSpan s_allowed = TimeSpan.FromMilliseconds(50);
    private static readonly string[] s_fillers = [" ", "a", "1", "A", ".", "-", "@", "'", "(", "1 ", "a ", "a.", "a@", "1.", "1-", "a1", "é", "1:"];
    private static readonly string[] s_ends = ["x", "!"];

    public static TheoryData<string> Names => [.. Expressions().Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_text_makes_an_expression_slow(string name)
    {
        var expression = Expressions().Single(e => e.Name == name).Expression;
        foreach (var text in HardTexts(expression))
            Fastest(expression, text).ShouldBeLessThan(s_allowed, $"{text[..20]}… makes {name} slow");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_expression_is_linear_and_has_a_time_out(string name)
    {
        var expression = Expressions().Single(e => e.Name == name).Expression;
        expression.Options.HasFlag(RegexOptions.NonBacktracking).ShouldBeTrue($"{name} can backtrack");
        expression.MatchTimeout.ShouldNotBe(Regex.InfiniteMatchTimeout);
    }

    [Fact]
    public void There_are_expressions_to_look_at() => Expressions().Count().ShouldBeGreaterThan(10);

    /// <summary>The best of a few: what else the machine does only makes it slower.</summary>
    private static TimeSpan Fastest(Regex expression, string text)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < Tries && best >= s_allowed; i++)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                expression.Count(text);
            }
            catch (RegexMatchTimeoutException)
            {
                continue;
            }

            var took = Stopwatch.GetElapsedTime(began);
            best = took < best ? took : best;
        }

        return best;
    }

    private static IEnumerable<string> HardTexts(Regex expression)
    {
        // Long lists of words (months, digits) behave alike: a few of them do.
        var words = Words().Matches(Syntax().Replace(expression.ToString(), " ")).Select(m => m.Value).Distinct().ToList();
        var every = Math.Max(1, words.Count / 12);
        string[] fronts = ["", .. words.Where((_, i) => i % every == 0)];
        foreach (var front in fronts)
            foreach (var filler in s_fillers.Append(front.Length > 0 ? front + " " : "ab "))
                foreach (var end in s_ends)
                    yield return front + string.Concat(Enumerable.Repeat(filler, Length / filler.Length)) + end;
    }

    private static IEnumerable<(string Name, Regex Expression)> Expressions() =>
        from assembly in new[] { typeof(BrokenRuleException).Assembly, typeof(ILeadCrmDb).Assembly, typeof(LeadCrmSettings).Assembly, typeof(Migrator).Assembly, typeof(WebHost).Assembly }
        from type in assembly.GetTypes()
        where !type.ContainsGenericParameters
        from found in FieldsOf(type).Concat(MethodsOf(type))
        select found;

    private static IEnumerable<(string Name, Regex Expression)> FieldsOf(Type type) =>
        type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(field => field.FieldType == typeof(Regex) && !type.FullName!.Contains("RegularExpressions.Generated", StringComparison.Ordinal))
            .Select(field => ($"{type.FullName}.{field.Name}", (Regex)field.GetValue(null)!));

    private static IEnumerable<(string Name, Regex Expression)> MethodsOf(Type type) =>
        type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(method => method.GetCustomAttributes<GeneratedRegexAttribute>().Any())
            .Select(method => ($"{type.FullName}.{method.Name}", (Regex)method.Invoke(null, null)!));

    [GeneratedRegex(@"\\p\{\w+\}|\\.|\(\?<\w+>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Syntax();

    [GeneratedRegex(@"\p{L}{2,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
