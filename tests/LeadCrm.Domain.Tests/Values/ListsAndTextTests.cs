using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Triage;
using LeadCrm.Domain.Values;

namespace LeadCrm.Domain.Tests.Values;

public sealed class ListsAndTextTests
{
    [Fact]
    public void The_countries_are_those_of_ISO_3166_and_each_has_a_name_a_region_and_an_emergency_number()
    {
        Countries.All.Count.ShouldBe(249);
        Countries.All.ShouldAllBe(c => c.Key.Length == 2 && c.Value.Length > 2);
        Countries.All.Keys.Where(c => WorldRegions.Of(c) is null && c is not ("AQ" or "BV")).ShouldBeEmpty();
        Countries.All.Keys.ShouldAllBe(c => EmergencyNumbers.For(c).Length > 0);
    }

    [Theory]
    [InlineData("IC", "ES")]
    [InlineData("ea", "ES")]
    [InlineData("UK", "GB")]
    [InlineData("EL", "GR")]
    public void A_code_that_ISO_only_reserves_is_refused_with_the_one_that_is_meant(string code, string meant)
    {
        Countries.IsKnown(code).ShouldBeFalse();
        Countries.Refusal(code).ShouldContain(meant);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("EN")]
    [InlineData("pt-BR")]
    [InlineData("zh-Hant-TW")]
    [InlineData("ckb")]
    public void A_tag_that_begins_with_a_language_is_one(string tag) => Languages.IsKnown(tag).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("qq")]
    [InlineData("en-")]
    [InlineData("en_GB")]
    [InlineData("en-toolongsubtag")]
    public void Any_other_is_none(string tag) => Languages.IsKnown(tag).ShouldBeFalse();

    [Theory]
    [InlineData("newsletter\u00A0", "newsletter")]
    [InlineData(" spring  campaign", "spring campaign")]
    [InlineData("spring\u00A0campaign", "spring campaign")]
    [InlineData("spring\u2003\u202Fcampaign", "spring campaign")]
    [InlineData("a\tb\r\nc", "a b c")]
    [InlineData("new\u200Bsletter", "newsletter")]
    [InlineData("\uFEFFsource", "source")]
    [InlineData("Cafe\u0301", "Caf\u00e9")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("Jane\u200D", "Jane")]
    public void Blanks_are_folded_and_nobody_keeps_what_nobody_sees(string text, string kept) => OneLine.Of(text).ShouldBe(kept);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u200B")]
    [InlineData("\u2060\u00AD ")]
    [InlineData("\u3164")]
    public void What_shows_nothing_is_nothing(string? text) => OneLine.HasText(text).ShouldBeFalse();

    [Fact]
    public void Where_a_lead_comes_from_and_who_asks_is_folded_at_every_door()
    {
        new Attribution { Source = "news letter ", Campaign = " a  b " }.ShouldBe(new Attribution { Source = "news letter", Campaign = "a b" });
        new Requester { FullName = "Jane \u200B  Roe" }.FullName.ShouldBe("Jane Roe");
        new Patient { FullName = "\u200B" }.FullName.ShouldBeNull();
    }

    [Fact]
    public void A_day_begins_where_its_calendar_is()
    {
        var istanbul = new ZonedCalendar("Europe/Istanbul");
        istanbul.StartOf(new(2026, 3, 1)).ShouldBe(new(2026, 2, 28, 21, 0, 0, TimeSpan.Zero));
        istanbul.DayOf(new(2026, 2, 28, 21, 0, 0, TimeSpan.Zero)).ShouldBe(new(2026, 3, 1));
        istanbul.DayOf(new(2026, 2, 28, 20, 59, 59, TimeSpan.Zero)).ShouldBe(new(2026, 2, 28));
        new ZonedCalendar("America/Ciudad_Juarez").City.ShouldBe("Ciudad Juarez");
    }
}
