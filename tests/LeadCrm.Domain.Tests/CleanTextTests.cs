namespace LeadCrm.Domain.Tests;

public sealed class CleanTextTests
{
    [Theory]
    [InlineData("  Jane\u00A0\u3000Roe\t", "Jane Roe")]
    [InlineData("Ja\u200Bne\uFEFF \u202ERoe\u2069", "Jane Roe")]
    [InlineData("علی\u200Cرضا", "علی\u200Cرضا")]
    [InlineData("\u200D\u200C", "")]
    [InlineData("\u3164", "")]
    [InlineData(null, "")]
    public void A_line_is_what_is_seen(string? typed, string line) => CleanText.Line(typed).ShouldBe(line);

    [Theory]
    [InlineData(" First.\nSecond.\u200B ", "First.\nSecond.")]
    [InlineData("a\u202Eb\u200Ec", "ab\u200Ec")]
    public void Paragraphs_keep_their_lines(string typed, string text) => CleanText.Paragraphs(typed).ShouldBe(text);

    [Theory]
    [InlineData("\u200B", true)]
    [InlineData(" \u2060 ", true)]
    [InlineData("  ", false)]
    [InlineData("", false)]
    [InlineData("a\u200B", false)]
    public void Nothing_but_invisible_characters_is_not_blank_but_nothing(string text, bool invisible) => CleanText.IsInvisible(text).ShouldBe(invisible);
}
