using LeadCrm.Domain.Triage;

namespace LeadCrm.Domain.Tests.Triage;

public sealed class EmergencyNumbersTests
{
    [Theory]
    [InlineData("GB", "999")]
    [InlineData("us", "911")]
    [InlineData("MX", "911")]
    [InlineData("DE", "112")]
    [InlineData("TR", "112")]
    [InlineData("AU", "000")]
    [InlineData("JP", "119")]
    [InlineData("AE", "998")]
    [InlineData("XX", "112")]
    [InlineData(null, "112")]
    public void The_number_is_the_one_where_the_person_is(string? country, string expected) => EmergencyNumbers.For(country).ShouldBe(expected);

    [Theory]
    [InlineData("en", "not an emergency service")]
    [InlineData("es", "no es un servicio de urgencias")]
    [InlineData("de", "kein Notdienst")]
    [InlineData("tr", "acil servis değildir")]
    [InlineData("ru", "не служба экстренной помощи")]
    [InlineData("ar", "ليست خدمة طوارئ")]
    [InlineData("fr", "not an emergency service")]
    public void The_notice_names_the_number_in_the_readers_language(string language, string words)
    {
        EmergencyNotice.For("GB", language).ShouldContain(words);
        EmergencyNotice.For("GB", language).ShouldContain("999");
    }
}
