using System.Text;
using LeadCrm.Domain.Rates;

namespace LeadCrm.Domain.Tests.Values;

public sealed class ReferenceRatesFileTests
{
    private static readonly DateOnly s_today = new(2026, 11, 23);

    [Fact]
    public void The_banks_file_is_read()
    {
        var rates = Read("""
            <?xml version="1.0" encoding="UTF-8"?>
            <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
              <gesmes:subject>Reference rates</gesmes:subject>
              <Cube><Cube time='2026-11-20'><Cube currency='USD' rate='1.1580'/><Cube currency='IDR' rate='19312.45'/></Cube></Cube>
            </gesmes:Envelope>
            """);
        rates.Day.ShouldBe(new DateOnly(2026, 11, 20));
        rates.PerEuro.ShouldBe(new Dictionary<string, decimal> { ["USD"] = 1.1580m, ["IDR"] = 19312.45m }, ignoreOrder: true);
        decimal.Round(rates.Exchange.Convert(1_158, "USD", "EUR")!.Value, 6).ShouldBe(1_000);
        decimal.Round(rates.Exchange.Convert(100, "EUR", "IDR")!.Value, 6).ShouldBe(1_931_245);
        rates.Exchange.Convert(100, "EUR", "KWD").ShouldBeNull();
    }

    [Fact]
    public void Of_several_days_the_newest_counts() =>
        Read("<E><Cube time='2026-11-19'><Cube currency='USD' rate='1'/></Cube><Cube time='2026-11-20'><Cube currency='USD' rate='2'/></Cube></E>").PerEuro["USD"].ShouldBe(2);

    [Theory]
    [InlineData("", "rates-empty")]
    [InlineData("not a file of rates", "rates-unreadable")]
    [InlineData("{\"USD\":1.1}", "rates-unreadable")]
    [InlineData("<E/>", "rates-unreadable")]
    [InlineData("<E><Cube time='2026-11-20'/></E>", "rates-unreadable")]
    [InlineData("<E><Cube time='yesterday'><Cube currency='USD' rate='1'/></Cube></E>", "rates-unreadable")]
    [InlineData("<E><Cube time='2026-11-20'><Cube currency='USD'/></Cube></E>", "rates-unreadable")]
    [InlineData("<E><Cube time='2026-11-20'><Cube currency='USD' rate='N/A'/></Cube></E>", "rates-unreadable")]
    [InlineData("<E><Cube time='2026-11-20'><Cube currency='USD' rate='1,1'/></Cube></E>", "rates-unreadable")]
    [InlineData("<E><Cube time='2026-11-20'><Cube currency='USD' rate='1'/></Cube>", "rates-unreadable")]
    [InlineData("<!DOCTYPE E [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><E>&a;<Cube time='2026-11-20'><Cube currency='USD' rate='1'/></Cube></E>", "rates-unreadable")]
    [InlineData("<E><Cube time='2026-11-24'><Cube currency='USD' rate='1'/></Cube></E>", "rates-in-the-future")]
    [InlineData("<E><Cube time='2026-11-20'><Cube currency='USD' rate='0'/></Cube></E>", "rates-out-of-range")]
    [InlineData("<E><Cube time='2026-11-20'><Cube currency='USD' rate='0.0000001'/></Cube></E>", "rates-out-of-range")]
    [InlineData("<E><Cube time='2026-11-20'><Cube currency='USD' rate='-1.1'/></Cube></E>", "rates-out-of-range")]
    [InlineData("<E><Cube time='2026-11-20'><Cube currency='USD' rate='99999999999'/></Cube></E>", "rates-out-of-range")]
    [InlineData("<E><Cube time='2026-11-20'><Cube currency='USD' rate='1'/><Cube currency='XYZ' rate='1'/></Cube></E>", "rates-unknown-currency")]
    [InlineData("<E><Cube time='2026-11-20'><Cube currency='EUR' rate='1'/></Cube></E>", "rates-unknown-currency")]
    [InlineData("<E><Cube time='2026-11-20'><Cube currency='USD' rate='1'/><Cube currency='USD' rate='2'/></Cube></E>", "rates-currency-twice")]
    public void A_file_that_is_wrong_anywhere_is_refused_whole(string file, string code) =>
        Should.Throw<BrokenRuleException>(() => Read(file)).Code.ShouldBe(code);

    [Fact]
    public void A_huge_file_is_refused_unread() =>
        Should.Throw<BrokenRuleException>(() => Read("<E>" + new string(' ', ReferenceRatesFile.LargestBytes) + "</E>")).Code.ShouldBe("rates-too-large");

    [Fact]
    public void Rates_grow_old_after_a_month()
    {
        var rates = new ReferenceRates(s_today, new Dictionary<string, decimal> { ["USD"] = 1.1m });
        rates.IsOldOn(s_today.AddDays(30)).ShouldBeFalse();
        rates.IsOldOn(s_today.AddDays(31)).ShouldBeTrue();
    }

    private static ReferenceRates Read(string file) => ReferenceRatesFile.Read(Encoding.UTF8.GetBytes(file.TrimStart()), s_today);
}
