using LeadCrm.Domain.Leads;

namespace LeadCrm.Domain.Tests.Leads;

public sealed class CaseWishesTests
{
    private static readonly CasePlace s_country = new("IS", null);
    private static readonly CasePlace s_region = CasePlace.For("IS", rareCondition: true);

    [Theory]
    [InlineData("is", false)]
    [InlineData("fo", false)]
    [InlineData("en", true)]
    [InlineData("pt-BR", true)]
    [InlineData(null, false)]
    public void Beside_a_region_only_a_language_of_many_is_told(string? language, bool told)
    {
        s_region.Country.ShouldBeNull();
        CaseWishes.For(new Wishes(), language, s_region).Language.ShouldBe(told ? language : null);
        CaseWishes.For(new Wishes(), language, s_country).Language.ShouldBe(language);
    }

    [Fact]
    public void Days_become_months_and_the_rest_is_told_as_it_is()
    {
        var wishes = new Wishes { BudgetAmount = 40_000, BudgetCurrency = "EUR", Companions = 2, TravelFrom = new(2027, 3, 17), TravelUntil = new(2027, 4, 30) };
        CaseWishes.For(wishes, "en", s_country).ShouldBe(new CaseWishes("en", 40_000, "EUR", new(2027, 3, 1), new(2027, 4, 1), 2));
    }
}
