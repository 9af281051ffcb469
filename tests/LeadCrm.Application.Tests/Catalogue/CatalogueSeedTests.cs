using LeadCrm.Domain.Catalogue;
using LeadCrm.Infrastructure.Database.Catalogue;

namespace LeadCrm.Application.Tests.Catalogue;

public sealed class CatalogueSeedTests
{
    private static readonly CatalogueContents Contents = CatalogueSeed.Read();

    [Fact]
    public void The_shipped_catalogue_is_valid_and_reads_completely()
    {
        Contents.Categories.Select(category => category.Code).ShouldBe(
            ["bariatric", "cardiology", "cosmetic", "dental", "eye", "fertility", "oncology", "orthopaedics", "stem-cell"], ignoreOrder: true);
        Contents.Conditions.Count.ShouldBeGreaterThanOrEqualTo(12);
        Contents.Pairs.Select(pair => pair.EvidenceLevel).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void The_worked_example_is_there()
    {
        var condition = Contents.Conditions.Single(one => one.Code == "systemic-sclerosis");
        condition.CategoryCode.ShouldBe("stem-cell");
        condition.Icd10.ShouldBe("M34");
        condition.Rare.ShouldBeTrue();

        var hsct = Contents.Pairs.Single(pair => pair is { ConditionCode: "systemic-sclerosis", TreatmentCode: "hsct" });
        hsct.EvidenceLevel.ShouldBe(EvidenceLevel.Established);
        hsct.Citations.Count.ShouldBe(5);
        hsct.Requirements.AnyAccreditation.ShouldBe(["JACIE", "FACT"]);
        hsct.DisclosureFor("tr")!.Risks.ShouldContain(risk => risk.Contains("10.1 %"));
        Contents.Pairs.Single(pair => pair is { ConditionCode: "systemic-sclerosis", TreatmentCode: "msc" }).EvidenceLevel.ShouldBe(EvidenceLevel.Investigational);
    }

    [Fact]
    public void Every_complex_member_survives_its_column()
    {
        foreach (var condition in Contents.Conditions)
            Survives(condition.Questionnaire);
        foreach (var pair in Contents.Pairs)
        {
            Survives(pair.Rules);
            Survives(pair.Citations);
            Survives(pair.Disclosures);
            Survives(pair.Requirements);
            Survives(pair.Evidence);
        }
    }

    [Fact]
    public void Every_question_on_the_form_has_a_way_out_for_who_does_not_know()
    {
        string[] certain = [Questionnaire.NewOrWorse, "smoking", "doctorAsked"];
        Contents.Conditions.SelectMany(condition => condition.Questionnaire.Questions)
            .Where(question => question.Choices.Count > 0 && !certain.Contains(question.Code))
            .ShouldAllBe(question => question.FindChoice(Choice.Unknown) != null);
    }

    private static void Survives<T>(T member)
    {
        var json = CatalogueJson.Write(member);
        CatalogueJson.Write(CatalogueJson.Read<T>(json)).ShouldBe(json);
    }
}
