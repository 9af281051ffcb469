namespace LeadCrm.Domain.Tests;

public sealed class DisplayNameTests
{
    [Theory]
    [InlineData("Jane Roe")]
    [InlineData("jane roe")]
    [InlineData("Anne-Lise O’Brien-Müller")]
    [InlineData("Dr. Elif Kaya")]
    [InlineData("J. R. R. Tolkien")]
    [InlineData("فاطمة الزهراء")]
    [InlineData("Nguyễn Thị Hoa")]
    [InlineData("王小明")]
    [InlineData("Ayla (clinic A)")]
    [InlineData("Martin Luther King, Jr.")]
    [InlineData("علی‌رضا")]
    public void What_can_be_a_name_is_spoken(string given) => DisplayName.Of(given).ShouldNotBeNull().Text.ShouldBe(given);

    [Theory]
    [InlineData("  Jane \t Roe\r\n", "Jane Roe")]
    [InlineData("J.Roe", "J. Roe")]
    [InlineData("Ja\u200Bne\u202E Roe", "Jane Roe")]
    public void It_is_one_clean_line(string given, string spoken) => DisplayName.Of(given).ShouldNotBeNull().Text.ShouldBe(spoken);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u200B ")]
    [InlineData("Win 5000 EUR www.spam.example click now")]
    [InlineData("Win 5000 EUR spam.example click")]
    [InlineData("evil.com")]
    [InlineData("Evil.Com")]
    [InlineData("evil。com")]
    [InlineData("ｅｖｉｌ．ｃｏｍ")]
    [InlineData("evil dot com")]
    [InlineData("jane@example.org")]
    [InlineData("https://evil")]
    [InlineData("Call +44 20 7946 0958")]
    [InlineData("Jane 123")]
    [InlineData("Jane <b>Roe</b>")]
    [InlineData("Jane \"Roe\"")]
    [InlineData("$$$ Jane")]
    [InlineData("Jane 🎁")]
    [InlineData("Congratulations you have been chosen to receive a prize today")]
    [InlineData("J̷̧̡̛a̸̢̛̛n̸̡̛̛e")]
    public void What_cannot_be_a_name_is_not(string? given) => DisplayName.Of(given).ShouldBeNull();
}
