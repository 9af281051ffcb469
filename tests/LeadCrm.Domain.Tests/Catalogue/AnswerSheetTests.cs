using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Tests.Catalogue;

public sealed class AnswerSheetTests
{
    private static readonly AnswerSheet Sheet = AnswerSheet.Empty.With("lungs", Answer.Of("mild")).With("mrss", Answer.Of(18)).With("heart", Answer.DoesNotKnow);

    [Fact]
    public void It_survives_storage_with_what_is_confirmed()
    {
        var sheet = Sheet.Confirm("lungs", "mrss");
        var stored = AnswerSheet.FromJson(sheet.ToJson());
        stored.ShouldBe(sheet);
        stored.Find("lungs")!.Confirmed.ShouldBeTrue();
        stored.Find("heart")!.Confirmed.ShouldBeFalse();
    }

    [Fact]
    public void Not_knowing_cannot_be_confirmed() => Sheet.Confirm("heart").Find("heart")!.Confirmed.ShouldBeFalse();

    [Fact]
    public void Confirming_what_was_not_answered_changes_nothing() => Sheet.Confirm("kidneys").ShouldBe(Sheet);

    [Fact]
    public void A_later_answer_replaces_an_earlier_one() =>
        Sheet.With(AnswerSheet.Empty.With("lungs", Answer.Of("advanced"))).Find("lungs").ShouldBe(Answer.Of("advanced"));

    [Fact]
    public void A_self_report_does_not_lift_a_confirmed_finding_and_is_kept_beside_it()
    {
        var later = AnswerSheet.Empty.With("lungs", Answer.Of("none")).With("mrss", Answer.Of(3));
        var merged = Sheet.Confirm("lungs").With(later);
        merged.Find("lungs")!.ShouldSatisfyAllConditions(
            answer => answer.Values.ShouldBe(["mild"]), answer => answer.Confirmed.ShouldBeTrue(), answer => answer.ReportedSince.ShouldBe(Answer.Of("none")));
        merged.Find("mrss").ShouldBe(Answer.Of(3));
        merged.Disputed.ShouldBe(["lungs"]);
        AnswerSheet.FromJson(merged.ToJson()).ShouldBe(merged);
    }

    [Fact]
    public void A_contradiction_is_settled_by_confirming_or_by_saying_the_same_again()
    {
        var disputed = Sheet.Confirm("lungs").With(AnswerSheet.Empty.With("lungs", Answer.Of("none")));
        disputed.Confirm("lungs").Disputed.ShouldBeEmpty();
        disputed.With("lungs", Answer.Of("none").Confirm()).Disputed.ShouldBeEmpty();
        disputed.With(AnswerSheet.Empty.With("lungs", Answer.Of("mild"))).Disputed.ShouldBeEmpty();
        disputed.With(AnswerSheet.Empty.With("lungs", Answer.DoesNotKnow)).Disputed.ShouldBe(["lungs"]);
    }

    [Fact]
    public void A_confirmed_finding_replaces_a_confirmed_one() =>
        Sheet.Confirm("lungs").With(AnswerSheet.Empty.With("lungs", Answer.Of("none")).Confirm("lungs")).Find("lungs").ShouldBe(Answer.Of("none").Confirm());

    [Fact]
    public void A_coordinator_corrects_a_finding_by_confirming_the_new_one()
    {
        var given = AnswerSheet.Empty.With("lungs", Answer.Of("advanced"));
        Sheet.Confirm("lungs").With(given.Confirm("lungs")).Find("lungs").ShouldBe(Answer.Of("advanced").Confirm());
    }
}
