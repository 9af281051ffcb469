using LeadCrm.Domain.Assignments;

namespace LeadCrm.Domain.Tests.Assignments;

public sealed class DeidentifiedAnswerTests
{
    [Theory]
    [InlineData("Write to jane.roe@example.org, please.")]
    [InlineData("The pictures are on https://example.org/jane.")]
    public void Addresses_and_links_never_go_out_even_approved(string text) =>
        Should.Throw<BrokenRuleException>(() => DeidentifiedAnswer.Check(text, ["Jane Roe"], approved: true)).Code.ShouldBe("identifiers-found");

    [Theory]
    [InlineData("Jane says that she is well.")]
    [InlineData("Her number is +44 20 7946 0958.")]
    [InlineData("Seen on 12 March 2026.")]
    public void What_may_identify_goes_out_only_when_somebody_has_read_and_approved_it(string text)
    {
        Should.Throw<BrokenRuleException>(() => DeidentifiedAnswer.Check(text, ["Jane Roe"], approved: false)).Code.ShouldBe("identifiers-unapproved");
        DeidentifiedAnswer.Check(text, ["Jane Roe"], approved: true);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("The skin score is 22; lungs and heart were examined this year.")]
    public void What_identifies_nobody_goes_out(string? text) => DeidentifiedAnswer.Check(text, ["Jane Roe"], approved: false);
}
