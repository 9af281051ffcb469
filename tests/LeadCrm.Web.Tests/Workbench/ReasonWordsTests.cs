using System.Reflection;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Routing;
using LeadCrm.Web.Workbench.Leads;
using LeadCrm.Web.Workbench.Shared;

namespace LeadCrm.Web.Tests.Workbench;

/// <summary>What a coordinator reads is written for people: no code is shown as it is stored.</summary>
public sealed class ReasonWordsTests
{
    public static TheoryData<string> Codes =>
        new(Constants().Concat(Lists()).Concat(Blocking()).Concat(DepositStates.Codes.Select(c => $"deposit-{c}")).Distinct());

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_reason_has_words(string code)
    {
        LeadWords.KnowsReason(code).ShouldBeTrue(code);
        var words = LeadWords.Reason(code);
        char.IsUpper(words[0]).ShouldBeTrue(words);
        words.ShouldNotEndWith(".");
    }

    [Fact]
    public void A_reason_that_nobody_wrote_words_for_is_still_a_sentence() =>
        Prose.Of("Waiting on us", "You own it", LeadWords.Reason("quite-new")).ShouldBe("Waiting on us. You own it. Quite new.");

    [Fact]
    public void Every_step_and_every_line_of_a_timeline_has_words()
    {
        foreach (var step in Enum.GetValues<NextStep>().Where(s => s != NextStep.None))
            LeadWords.Step(step).ShouldNotBe(LeadWords.Step(NextStep.None), step.ToString());
        var sentences = new TimelineSentences(_ => "Somebody");
        foreach (var kind in Enum.GetValues<FactKind>().Where(k => k < FactKind.LeadOpened))
            sentences.Of(new TimelineLine(DateTimeOffset.UnixEpoch, FormCodes.Code(kind), "system", null, null, null, null, null, null)).ShouldNotContain($": {kind}");
    }

    private static IEnumerable<string> Constants() =>
        typeof(Reasons).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);

    private static IEnumerable<string> Lists() =>
        typeof(Reasons).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<IReadOnlyList<string>>().SelectMany(l => l);

    private static IEnumerable<string> Blocking() => Enum.GetValues<Gate>().Where(g => g != Gate.OfTheCase && (Gate.OfTheCase & g) != Gate.None).Select(BlockingReasons.Of);
}
