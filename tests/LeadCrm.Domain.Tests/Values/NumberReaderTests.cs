using LeadCrm.Domain.Values;

namespace LeadCrm.Domain.Tests.Values;

public sealed class NumberReaderTests
{
    [Theory]
    [InlineData("1978", 1978)]
    [InlineData("١٩٧٨", 1978)]
    [InlineData("۱۹۷۸", 1978)]
    [InlineData("१९७८", 1978)]
    [InlineData("１９７８", 1978)]
    [InlineData(" 38 ", 38)]
    [InlineData("5 000", 5000)]
    [InlineData("5\u00A0000", 5000)]
    [InlineData("5\u202F000\u202F000", 5_000_000)]
    [InlineData("1'000.50", 1000.50)]
    [InlineData("1’000,50", 1000.50)]
    [InlineData("1.000,50", 1000.50)]
    [InlineData("1,000.50", 1000.50)]
    [InlineData("1,00,000", 100_000)]
    [InlineData("1.000.000", 1_000_000)]
    [InlineData("٣٨٬٠٠٠٫٥", 38000.5)]
    [InlineData("38,000", 38000)]
    [InlineData("38.5", 38.5)]
    [InlineData("38,5", 38.5)]
    [InlineData("38.00", 38)]
    [InlineData("0.125", 0.125)]
    [InlineData("1000.125", 1000.125)]
    [InlineData("−5", -5)]
    [InlineData("\u200F٥", 5)]
    public void A_number_is_read_as_people_write_it(string text, double number) => NumberReader.Read(text).Value.ShouldBe((decimal)number);

    [Theory]
    [InlineData("38.000", '.')]
    [InlineData("38,000", ',')]
    [InlineData("٣٨.٠٠٠", '.')]
    public void One_mark_before_three_digits_is_never_silently_a_decimal_one(string text, char mark)
    {
        var reading = NumberReader.Read(text, mark);
        (reading.Value, reading.Problem).ShouldBe((null, NumberProblem.Ambiguous));
    }

    [Theory]
    [InlineData("38.000", ',')]
    [InlineData("38,000", '.')]
    public void It_groups_where_the_language_groups_by_it(string text, char mark) => NumberReader.Read(text, mark).Value.ShouldBe(38_000);

    [Fact]
    public void It_groups_where_amounts_have_no_decimals() => NumberReader.Read("38.000", '.', digits: 0).Value.ShouldBe(38_000);

    [Fact]
    public void Three_digits_are_decimals_where_the_currency_has_three() => NumberReader.Read("38.125", '.', digits: 3).Value.ShouldBe(38.125m);

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("1e5")]
    [InlineData("12x")]
    [InlineData("1,2,3")]
    [InlineData("1.000.00")]
    [InlineData("1 0 0")]
    [InlineData("5,000,5,0")]
    [InlineData("--5")]
    [InlineData("D5")]
    [InlineData("1.5.5,2,3")]
    public void What_is_no_number_is_none(string text) => NumberReader.Read(text).Problem.ShouldBe(NumberProblem.NotANumber);

    [Fact]
    public void A_number_larger_than_any_is_told_as_such() => NumberReader.Read(new string('9', 60)).Problem.ShouldBe(NumberProblem.TooLarge);

    [Theory]
    [InlineData("2", 2)]
    [InlineData("2.0", 2)]
    [InlineData("2.5", null)]
    [InlineData("99999999999", null)]
    public void A_whole_number_has_no_part(string text, int? number) => NumberReader.ReadWhole(text).ShouldBe(number);
}
