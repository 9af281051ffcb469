using LeadCrm.Domain.Values;

namespace LeadCrm.Domain.Tests.Values;

public sealed class CountryCurrenciesTests
{
    [Fact]
    public void Every_country_but_Antarctica_has_a_currency_in_which_somebody_can_be_paid()
    {
        Countries.All.Keys.Where(c => CountryCurrencies.Of(c) is null).ShouldBe(["AQ"]);
        Countries.All.Keys.Select(CountryCurrencies.Of).OfType<string>().ShouldAllBe(c => Currencies.IsKnown(c));
        (CountryCurrencies.Of("DE"), CountryCurrencies.Of("GB"), CountryCurrencies.Of("XX"), CountryCurrencies.Of(null)).ShouldBe(("EUR", "GBP", null, null));
    }
}
