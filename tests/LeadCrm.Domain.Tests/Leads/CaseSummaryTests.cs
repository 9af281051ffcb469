using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Tests.Catalogue;

namespace LeadCrm.Domain.Tests.Leads;

public sealed class CaseSummaryTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Condition Sclerosis = ShippedCatalogue.Condition("systemic-sclerosis");
    private static readonly Treatment Hsct = new("hsct", LocalizedText.English("HSCT"));
    private static readonly AnswerSheet Answers = AnswerSheet.Empty
        .With("lungs", Answer.Of("mild").Confirm()).With("firstSymptomYear", Answer.Of(2024)).With("treatmentsTried", Answer.Of("vasodilators", "immunosuppressants")).With(Questionnaire.NewOrWorse, Answer.Of("yes"));

    private static CaseSummary Build(AnswerSheet? answers = null, PatientFacts? patient = null, string? country = "TR", ApprovedText? summary = null) =>
        CaseSummary.Build(
            Sclerosis, [Hsct], patient ?? new(1978, Sex.Female), country, answers ?? Answers,
            ShippedCatalogue.Rules("systemic-sclerosis", "hsct").Assess(new(1978, Sex.Female), answers ?? Answers, Today), summary, Today);

    [Fact]
    public void It_tells_shared_answers_in_words()
    {
        var summary = Build();
        summary.Answers.Select(answer => (answer.QuestionCode, answer.In("en"), answer.Confirmed)).ShouldBe(
        [
            ("firstSymptomYear", "2024", false), ("lungs", "Mildly", true),
            ("treatmentsTried", "Immunosuppressants (such as mycophenolate, methotrexate, rituximab), Vasodilators (such as iloprost, nifedipine, bosentan)", false),
        ]);
        summary.Age.In("en").ShouldBe("48");
        summary.Place.ShouldBe(new CasePlace("TR", null));
        summary.Treatments.ShouldHaveSingleItem().Code.ShouldBe("hsct");
        summary.Findings.ShouldNotBeEmpty();
        summary.OpenQuestions.Select(question => question.Code).ShouldContain("heart");
    }

    [Fact]
    public void An_answer_that_is_not_shared_stays_here() => Build().Answers.ShouldNotContain(answer => answer.QuestionCode == Questionnaire.NewOrWorse);

    [Fact]
    public void A_question_is_kept_back_unless_it_says_otherwise() => new Question("q", LocalizedText.English("?"), QuestionKind.Number).SharedWithClinics.ShouldBeFalse();

    [Theory]
    [InlineData(1936, "90 or older")]
    [InlineData(1925, "90 or older")]
    [InlineData(1937, "89")]
    [InlineData(null, "age not known")]
    public void Ages_over_89_are_one_class(int? yearOfBirth, string expected) => Build(patient: new(yearOfBirth, Sex.Male)).Age.In("en").ShouldBe(expected);

    [Fact]
    public void A_year_that_tells_a_great_age_is_not_told() =>
        Build(Answers.With("firstSymptomYear", Answer.Of(1936))).Answers.First(answer => answer.QuestionCode == "firstSymptomYear").In("en").ShouldBe("90 or more years ago");

    [Theory]
    [InlineData("MT", true, null, "Southern Europe")]
    [InlineData("mt", true, null, "Southern Europe")]
    [InlineData("MT", false, "MT", null)]
    [InlineData("DE", true, "DE", null)]
    [InlineData("IS", true, null, "Northern Europe")]
    [InlineData("TV", true, null, "the Pacific islands")]
    [InlineData("ZZ", false, null, null)]
    [InlineData(null, true, null, null)]
    public void A_small_country_becomes_a_region_when_the_condition_is_rare(string? country, bool rare, string? expected, string? region)
    {
        var place = CasePlace.For(country, rare);
        place.Country.ShouldBe(expected);
        place.Region?.In("en").ShouldBe(region);
    }

    [Fact]
    public void Every_country_of_ISO_3166_is_known_and_only_those()
    {
        var letters = Enumerable.Range('A', 26).Select(letter => (char)letter).ToList();
        var places = letters.SelectMany(first => letters.Select(second => CasePlace.For($"{first}{second}", rareCondition: true))).ToList();
        // The 249 officially assigned codes without Antarctica, where nobody resides, and XK, which Kosovo uses.
        places.Count(place => place != CasePlace.Withheld).ShouldBe(249);
        places.Count(place => place.Country is not null).ShouldBeInRange(85, 100);
    }

    [Fact]
    public void Free_text_appears_only_as_approved()
    {
        Build().Summary.ShouldBeNull();
        Build(summary: ApprovedText.By("Fit, well informed.", [], null, Guid.CreateVersion7(), DateTimeOffset.UnixEpoch)).Summary.ShouldBe("Fit, well informed.");
        Should.Throw<BrokenRuleException>(() => ApprovedText.By(" ", [], null, Guid.CreateVersion7(), DateTimeOffset.UnixEpoch)).Code.ShouldBe("approval-incomplete");
        Should.Throw<BrokenRuleException>(() => ApprovedText.By("Fit.", [], null, Guid.Empty, DateTimeOffset.UnixEpoch)).Code.ShouldBe("approval-incomplete");
    }

    [Fact]
    public void It_survives_storage()
    {
        var json = CatalogueJson.Write(Build());
        CatalogueJson.Write(CatalogueJson.Read<CaseSummary>(json)).ShouldBe(json);
    }

    [Property(Arbitrary = [typeof(Identities)], MaxTest = 200)]
    public bool No_name_mail_or_phone_survives_whatever_was_smuggled_into_the_answers(Identity who)
    {
        var smuggled = Sclerosis.Questionnaire.Questions.Aggregate(
            AnswerSheet.Empty.With(who.Name, Answer.Of(who.Email)),
            (sheet, question) => sheet.With(question.Code, Answer.Of(who.Name, who.Email, who.Phone)));
        var json = CatalogueJson.Write(Build(smuggled, country: who.Name));
        return !json.Contains(who.Name, StringComparison.OrdinalIgnoreCase) && !json.Contains(who.Email, StringComparison.Ordinal) && !json.Contains(who.Phone, StringComparison.Ordinal);
    }

    public sealed record Identity(string Name, string Email, string Phone);

    public static class Identities
    {
        public static Arbitrary<Identity> Any() =>
            (from first in Gen.Elements("Zeynep", "Ólafur", "Мария", "فاطمة", "Anne-Lise")
             from last in Gen.Elements("Yıldız", "Müller", "O'Brien", "Nguyễn", "الحسن")
             from number in Gen.Choose(1_000_000, 9_999_999)
             select new Identity($"{first} {last}", $"{first}.{number}@mail.example", $"+90555{number}")).ToArbitrary();
    }
}
