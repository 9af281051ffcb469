using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Tests.Catalogue;

/// <summary>What every shipped condition and pair must carry, beyond what validation refuses.</summary>
public sealed class ShippedContentsTests
{
    private static readonly CatalogueContents Contents = ShippedCatalogue.Contents;

    public static TheoryData<string, string> Pairs => [.. Contents.Pairs.Select(pair => (pair.ConditionCode, pair.TreatmentCode))];

    public static TheoryData<string> Conditions => [.. Contents.Conditions.Select(condition => condition.Code)];

    [Fact]
    public void The_catalogue_is_valid_broad_enough_and_shows_every_level()
    {
        CatalogueValidation.Check(Contents).ShouldBeEmpty();
        Contents.Conditions.Count.ShouldBeGreaterThanOrEqualTo(12);
        Contents.Conditions.Select(condition => condition.CategoryCode).Distinct().Count().ShouldBeGreaterThanOrEqualTo(6);
        Contents.Pairs.Select(pair => pair.EvidenceLevel).Distinct().ShouldBe(Enum.GetValues<EvidenceLevel>(), ignoreOrder: true);
        Contents.Treatments.ShouldAllBe(treatment => Contents.Pairs.Any(pair => pair.TreatmentCode == treatment.Code));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_pair_says_what_it_rests_on_and_who_looked_at_it(string condition, string treatment)
    {
        var pair = Find(condition, treatment);
        pair.Citations.ShouldNotBeEmpty();
        pair.Citations.ShouldAllBe(citation => citation.Title.Length > 0 && citation.Source.Length > 0 && citation.Year >= 1990 && citation.Year <= pair.ReviewedOn.Year);
        pair.Evidence.In("en").ShouldNotBeNullOrWhiteSpace();
        pair.ReviewedBy.ShouldNotBeNullOrWhiteSpace();
        pair.ReviewedOn.ShouldBeGreaterThan(new(2026, 1, 1));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void All_have_risks_what_may_be_routed_rules_and_requirements_and_what_is_not_proven_an_alternative(string condition, string treatment)
    {
        var pair = Find(condition, treatment);
        pair.DisclosureFor("en").ShouldNotBeNull().Risks.Count.ShouldBeGreaterThanOrEqualTo(4);
        if (pair.EvidenceLevel != EvidenceLevel.Unproven)
        {
            pair.Rules.Rules.ShouldContain(rule => rule.Kind == RuleKind.Required);
            pair.Rules.Rules.ShouldContain(rule => rule.Kind == RuleKind.Excluded);
            pair.Requirements.Specialists.ShouldNotBeEmpty();
        }

        if (pair.EvidenceLevel is EvidenceLevel.Unproven or EvidenceLevel.Investigational)
            pair.Alternative.ShouldNotBeNull().In("en").ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void An_unproven_treatment_is_told_with_what_is_claimed_what_is_known_and_what_to_ask(string condition, string treatment)
    {
        var pair = Find(condition, treatment);
        if (pair.EvidenceLevel != EvidenceLevel.Unproven)
            return;
        var text = pair.DisclosureFor("en").ShouldNotBeNull().Text;
        foreach (var part in new[] { "What is claimed: ", "What is known: ", "If you are offered it, ask: " })
            text.ShouldContain(part);
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_can_be_found_and_asks_about_the_last_day(string code)
    {
        var condition = Contents.Conditions.Single(one => one.Code == code);
        condition.Synonyms.ShouldNotBeEmpty();
        condition.About.ShouldNotBeNull().In("en").ShouldNotBeNullOrWhiteSpace();
        condition.Questionnaire.Questions.Count.ShouldBeInRange(4, 20);
        condition.Questionnaire.Questions[^1].ShouldSatisfyAllConditions(
            last => last.Code.ShouldBe(Questionnaire.NewOrWorse), last => last.SharedWithClinics.ShouldBeFalse(), last => last.Help.ShouldNotBeNull());
    }

    [Fact]
    public void Nobody_reads_that_they_are_not_eligible()
    {
        var read = Contents.Pairs.SelectMany(pair => pair.Rules.Rules.Select(rule => rule.Sentence.In("en"))
            .Concat(pair.Disclosures.Select(disclosure => disclosure.Text)).Append(pair.Evidence.In("en")).Append(pair.Alternative?.In("en") ?? ""));
        read.ShouldAllBe(text => !text.Contains("eligible", StringComparison.OrdinalIgnoreCase));
    }

    private static TreatmentPair Find(string condition, string treatment) =>
        Contents.Pairs.Single(pair => pair.ConditionCode == condition && pair.TreatmentCode == treatment);
}
