using System.Globalization;
using LeadCrm.Domain.Values;

namespace LeadCrm.Domain.Tests.Values;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("5 000 €", "", 5000, "EUR")]
    [InlineData("€5.000", "EUR", null, "EUR")]
    [InlineData("€ 5,000", "EUR", 5000, "EUR")]
    [InlineData("$40,000", "USD", 40_000, "USD")]
    [InlineData("40000 USD", "", 40_000, "USD")]
    [InlineData("5'000.-", "CHF", 5000, "CHF")]
    [InlineData("Fr. 5'000.50", "CHF", null, "CHF")]
    [InlineData("2000000000", "VND", 2_000_000_000, "VND")]
    [InlineData("250.000.000", "VND", 250_000_000, "VND")]
    [InlineData("250.000", "VND", 250_000, "VND")]
    [InlineData("38.125", "KWD", 38.125, "KWD")]
    [InlineData("5000 руб.", "", 5000, "RUB")]
    [InlineData("5k", "USD", null, "USD")]
    [InlineData("about 5000", "USD", null, "USD")]
    public void An_amount_is_read_with_or_without_its_currency_beside_it(string text, string chosen, object? amount, string currency)
    {
        var (reading, meant) = MoneyReader.Read(text, chosen);
        (reading.Value, meant).ShouldBe((amount is null ? null : Convert.ToDecimal(amount, CultureInfo.InvariantCulture), currency));
    }

    [Fact]
    public void A_sign_of_another_currency_than_the_chosen_one_is_asked_about() =>
        MoneyReader.Read("5000 €", "USD").Reading.Problem.ShouldBe(NumberProblem.OtherCurrency);

    [Theory]
    [InlineData("USD", 2)]
    [InlineData("JPY", 0)]
    [InlineData("VND", 0)]
    [InlineData("KWD", 3)]
    [InlineData("XCG", 2)]
    [InlineData("ZWG", 2)]
    public void A_currency_has_its_own_digits_whatever_the_machine_knows(string code, int digits)
    {
        Currencies.IsKnown(code).ShouldBeTrue();
        Currencies.DigitsOf(code).ShouldBe(digits);
    }

    [Theory]
    [InlineData("ANG")]
    [InlineData("HRK")]
    [InlineData("XXX")]
    [InlineData("XAU")]
    [InlineData("usd")]
    [InlineData("")]
    public void Nobody_is_paid_in_what_is_no_currency_of_today(string code) => Currencies.IsKnown(code).ShouldBeFalse();

    [Theory]
    [InlineData("VND", 250_000_000)]
    [InlineData("VND", 2_000_000_000)]
    [InlineData("IDR", 900_000_000)]
    [InlineData("IRR", 50_000_000_000)]
    [InlineData("USD", 100_000_000)]
    public void What_a_treatment_can_cost_is_in_range_in_every_currency(string code, decimal amount) => Currencies.IsInRange(amount, code).ShouldBeTrue();

    [Fact]
    public void What_none_can_cost_is_not() => Currencies.All.Keys.ShouldAllBe(code => !Currencies.IsInRange(Currencies.Largest(code) + 1, code) && !Currencies.IsInRange(-1, code));

    [Theory]
    [InlineData(1234.5, "USD", "1,234.50 USD", "1234.50")]
    [InlineData(1234, "USD", "1,234 USD", "1234")]
    [InlineData(1234.125, "KWD", "1,234.125 KWD", "1234.125")]
    [InlineData(1234.5, "KWD", "1,234.500 KWD", "1234.500")]
    [InlineData(1234, "JPY", "1,234 JPY", "1234")]
    public void An_amount_is_written_with_the_digits_of_its_currency(double amount, string code, string written, string plain)
    {
        Currencies.Write((decimal)amount, code, CultureInfo.InvariantCulture).ShouldBe(written);
        Currencies.WritePlain((decimal)amount, code).ShouldBe(plain);
    }

    [Fact]
    public void An_amount_with_more_digits_than_its_currency_has_is_not_payable()
    {
        Currencies.IsPayable(1.005m, "USD").ShouldBeFalse();
        Currencies.IsPayable(1.005m, "KWD").ShouldBeTrue();
        Currencies.IsPayable(1.5m, "JPY").ShouldBeFalse();
    }
}
