using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Tests.Catalogue;

public sealed class PairRevisionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
    private static readonly LocalizedText Text = LocalizedText.English("Text.");
    private static readonly CatalogueReviewer Rita = new(Guid.NewGuid(), "Dr. Rita", Sells: false);
    private static readonly CatalogueReviewer Ben = new(Guid.NewGuid(), "Dr. Ben", Sells: false);
    private static readonly CatalogueReviewer Seller = new(Guid.NewGuid(), "Dr. Sam", Sells: true);
    private static readonly Condition Condition = new("knee", "ortho", "M17.1", Text, [], new([new(Questionnaire.NewOrWorse, Text, QuestionKind.SingleChoice) { Choices = [new("yes", Text), new("no", Text)] }]));

    private readonly TreatmentPair pair = new("knee", "surgery", EvidenceLevel.Established, Text)
    {
        Citations = [new("A trial", "A journal", 2020)],
        Disclosures = [new("en", "1", "What is done.", ["A risk."])],
        Alternative = Text,
        ReviewedOn = new(2026, 1, 1),
        ReviewedBy = "The board",
        Version = 3,
    };

    private PairContent Adult => PairContent.Of(pair) with { Rules = new([new("age", RuleKind.Required, new AgeBetween(18), Text)]), ReviewedOn = new(2026, 11, 20) };

    private PairContent Lower => PairContent.Of(pair) with { EvidenceLevel = EvidenceLevel.Emerging, Evidence = LocalizedText.English("Newer studies are less sure.") };

    private PairRevision Draft(PairContent content, CatalogueReviewer? by = null)
    {
        var revision = PairRevision.Draft(Guid.NewGuid(), pair, content, by ?? Rita, Now);
        revision.Write(content, "New guideline.", revision.ChangesLevel ? "The trial was retracted." : null, by ?? Rita, Now);
        return revision;
    }

    private PairRevision Proposed(PairContent content, CatalogueReviewer? by = null)
    {
        var revision = Draft(content, by);
        revision.Propose(pair, Condition, by ?? Rita, Now);
        return revision;
    }

    private static string Refused(Action act) => Should.Throw<BrokenRuleException>(act).Code;

    [Fact]
    public void A_change_of_the_level_needs_a_second_person()
    {
        var revision = Draft(Lower);
        Refused(() => revision.PutIntoForce(pair, Condition, Rita, Now)).ShouldBe("second-person-needed");
        revision.Propose(pair, Condition, Rita, Now);
        Refused(() => revision.PutIntoForce(pair, Condition, Rita, Now)).ShouldBe("second-person-needed");
        Refused(() => revision.Approve(pair, Condition, Rita, null, Now)).ShouldBe("same-person");
        pair.EvidenceLevel.ShouldBe(EvidenceLevel.Established);

        revision.Approve(pair, Condition, Ben, "Read the retraction.", Now);
        pair.EvidenceLevel.ShouldBe(EvidenceLevel.Emerging);
        pair.Version.ShouldBe(4);
        pair.ReviewedBy.ShouldBe("Dr. Rita and Dr. Ben");
        (revision.Status, revision.AppliedVersion, revision.DecidedByName, revision.DecisionNote).ShouldBe((RevisionStatus.Approved, 4, "Dr. Ben", "Read the retraction."));
    }

    [Fact]
    public void Rules_without_a_change_of_the_level_one_reviewer_may_put_into_force_in_writing()
    {
        var revision = Draft(Adult);
        revision.PutIntoForce(pair, Condition, Rita, Now);
        pair.Rules.Rules.Single().Code.ShouldBe("age");
        (pair.Version, pair.ReviewedOn, pair.ReviewedBy).ShouldBe((4, new DateOnly(2026, 11, 20), "Dr. Rita"));
        revision.Before.Rules.Rules.ShouldBeEmpty();
    }

    [Fact]
    public void Who_sells_may_propose_and_never_puts_anything_into_force()
    {
        Refused(() => Draft(Adult, Seller).PutIntoForce(pair, Condition, Seller, Now)).ShouldBe("reviewer-sells");
        Refused(() => Proposed(Adult).Approve(pair, Condition, Seller, null, Now)).ShouldBe("reviewer-sells");
        Refused(() => Proposed(Adult).Reject("No.", Seller, Now)).ShouldBe("reviewer-sells");
        Refused(() => PairRevision.ConfirmUnchanged(Guid.NewGuid(), pair, 3, "All read again.", Seller, Now)).ShouldBe("reviewer-sells");
        Proposed(Adult, Seller).Approve(pair, Condition, Ben, null, Now);
        pair.Version.ShouldBe(4);
    }

    [Fact]
    public void A_change_that_was_overtaken_is_a_conflict_until_its_drafter_takes_it_onto_the_new_version()
    {
        var late = Proposed(Lower);
        var open = Draft(Lower, Ben);
        Draft(Adult).PutIntoForce(pair, Condition, Rita, Now);

        Refused(() => late.Approve(pair, Condition, Ben, null, Now)).ShouldBe("changed-meanwhile");
        Refused(() => open.Propose(pair, Condition, Ben, Now)).ShouldBe("changed-meanwhile");
        open.TakeOnto(pair, Ben, Now);
        (open.Content.Rules.Rules.Count, open.Content.EvidenceLevel).ShouldBe((1, EvidenceLevel.Emerging));
        open.Propose(pair, Condition, Ben, Now);
        open.Approve(pair, Condition, Rita, null, Now);
        pair.Version.ShouldBe(5);
    }

    [Fact]
    public void A_proposal_says_why()
    {
        var revision = PairRevision.Draft(Guid.NewGuid(), pair, Lower, Rita, Now);
        Refused(() => revision.Propose(pair, Condition, Rita, Now)).ShouldBe("reason-missing");
        revision.Write(Lower, "New data.", " ", Rita, Now);
        Refused(() => revision.Propose(pair, Condition, Rita, Now)).ShouldBe("level-reason-missing");
        revision.Write(PairContent.Of(pair), "New data.", null, Rita, Now);
        Refused(() => revision.Propose(pair, Condition, Rita, Now)).ShouldBe("nothing-changed");
        revision.Write(Adult with { ReviewedOn = new(2026, 11, 24) }, "New data.", null, Rita, Now);
        Refused(() => revision.Propose(pair, Condition, Rita, Now)).ShouldBe("review-date");
        revision.Write(Adult with { Citations = [] }, "New data.", null, Rita, Now);
        Refused(() => revision.Propose(pair, Condition, Rita, Now)).ShouldBe("revision-invalid");
    }

    [Fact]
    public void A_decided_change_moves_no_more()
    {
        var rejected = Proposed(Lower);
        Refused(() => rejected.Reject(" ", Ben, Now)).ShouldBe("reason-missing");
        rejected.Reject("One trial is not enough.", Ben, Now);
        rejected.Status.ShouldBe(RevisionStatus.Rejected);
        var withdrawn = Draft(Lower);
        withdrawn.Withdraw(null, Rita, Now);

        foreach (var revision in new[] { rejected, withdrawn })
        {
            Refused(() => revision.Write(Lower, "x", "x", Rita, Now)).ShouldBe("illegal-move");
            Refused(() => revision.Propose(pair, Condition, Rita, Now)).ShouldBe("illegal-move");
            Refused(() => revision.Approve(pair, Condition, Ben, null, Now)).ShouldBe("illegal-move");
            Refused(() => revision.PutIntoForce(pair, Condition, Rita, Now)).ShouldBe("illegal-move");
            Refused(() => revision.Withdraw(null, Rita, Now)).ShouldBe("illegal-move");
        }

        pair.Version.ShouldBe(3);
    }

    [Fact]
    public void Nobody_writes_in_anothers_draft() => Refused(() => Draft(Adult).Write(Lower, "x", "x", Ben, Now)).ShouldBe("not-the-drafter");

    [Fact]
    public void Confirming_that_nothing_changed_moves_the_day_of_the_review()
    {
        Refused(() => PairRevision.ConfirmUnchanged(Guid.NewGuid(), pair, 3, " ", Rita, Now)).ShouldBe("reason-missing");
        Refused(() => PairRevision.ConfirmUnchanged(Guid.NewGuid(), pair, 2, "Read again.", Rita, Now)).ShouldBe("changed-meanwhile");
        var revision = PairRevision.ConfirmUnchanged(Guid.NewGuid(), pair, 3, "Searched PubMed for new trials: none.", Rita, Now);

        revision.ChangesNothing.ShouldBeTrue();
        (pair.Version, pair.ReviewedOn, pair.ReviewedBy).ShouldBe((4, new DateOnly(2026, 11, 23), "Dr. Rita"));
    }

    [Fact]
    public void A_lowered_level_needs_a_new_text_for_patients()
    {
        var same = PairContent.Of(pair) with { EvidenceLevel = EvidenceLevel.Emerging };
        PairRevision.ProblemsOf(PairContent.Of(pair), same, Condition, pair.TreatmentCode).ShouldHaveSingleItem().Code.ShouldBe("evidence-text-unchanged");
        PairRevision.ProblemsOf(PairContent.Of(pair), Lower, Condition, pair.TreatmentCode).ShouldBeEmpty();
        // Going up, the old text promises less than is known; that misleads nobody.
        PairRevision.ProblemsOf(same, PairContent.Of(pair), Condition, pair.TreatmentCode).ShouldBeEmpty();
    }

    [Fact]
    public void Differences_are_told_in_words()
    {
        var changes = PairComparison.Between(PairContent.Of(pair), Adult with { EvidenceLevel = EvidenceLevel.Emerging, Citations = [] }, Condition.Questionnaire);
        changes.ShouldBe(
        [
            new("Evidence level", "Established", "Emerging, not yet standard"),
            new("Rule “age”", null, "Required: the age is at least 18. Text."),
            new("Work “A trial”", "A journal, 2020", null),
        ]);
    }

    [Theory]
    [InlineData(EvidenceLevel.Established, "2025-11-24", ReviewState.DueSoon)]
    [InlineData(EvidenceLevel.Established, "2025-11-23", ReviewState.Due)]
    [InlineData(EvidenceLevel.Unproven, "2026-01-01", ReviewState.Current)]
    [InlineData(EvidenceLevel.Emerging, "2026-05-23", ReviewState.Due)]
    [InlineData(EvidenceLevel.Investigational, "2026-06-22", ReviewState.DueSoon)]
    [InlineData(EvidenceLevel.Investigational, "2026-06-25", ReviewState.Current)]
    public void Reviews_fall_due_sooner_where_trials_are_running(EvidenceLevel level, string reviewed, ReviewState expected) =>
        new ReviewInterval().StateOn(level, DateOnly.Parse(reviewed, System.Globalization.CultureInfo.InvariantCulture), new(2026, 11, 23)).ShouldBe(expected);
}
