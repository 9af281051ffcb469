using LeadCrm.Domain.Catalogue;
using static LeadCrm.Domain.Catalogue.Truth;

namespace LeadCrm.Domain.Tests.Catalogue;

public sealed class TruthTests
{
    public static TheoryData<Truth, Truth, Truth, Truth> Table => new()
    {
        { True, True, True, True }, { True, Unknown, Unknown, True }, { True, False, False, True },
        { Unknown, True, Unknown, True }, { Unknown, Unknown, Unknown, Unknown }, { Unknown, False, False, Unknown },
        { False, True, False, True }, { False, Unknown, False, Unknown }, { False, False, False, False },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void And_and_or_are_Kleenes(Truth left, Truth right, Truth and, Truth or)
    {
        left.And(right).ShouldBe(and);
        left.Or(right).ShouldBe(or);
        Criteria.Of(new All([Criteria.Being(left, "a"), Criteria.Being(right, "b")])).ShouldBe(and);
        Criteria.Of(new Any([Criteria.Being(left, "a"), Criteria.Being(right, "b")])).ShouldBe(or);
    }

    [Theory]
    [InlineData(True, False)]
    [InlineData(Unknown, Unknown)]
    [InlineData(False, True)]
    public void Not_turns_round_and_leaves_unknown(Truth truth, Truth not)
    {
        truth.Not().ShouldBe(not);
        Criteria.Of(new Not(Criteria.Being(truth, "a"))).ShouldBe(not);
    }
}

/// <summary>Criteria of a known truth.</summary>
internal static class Criteria
{
    public static readonly PatientFacts Patient = new(1980, Sex.Female);
    public static readonly DateOnly Today = new(2026, 11, 23);
    public static readonly AnswerSheet Answers = AnswerSheet.Empty.With("a", Answer.Of("yes")).With("b", Answer.Of("yes"));

    public static Criterion Being(Truth truth, string question) => truth switch
    {
        True => new AnswerIs(question, ["yes"]),
        False => new AnswerIs(question, ["no"]),
        _ => new AnswerIs("not-answered-" + question, ["yes"]),
    };

    public static Truth Of(Criterion criterion) => criterion.Evaluate(Patient, Answers, Today).Truth;
}
