using LeadCrm.Application.Values;

namespace LeadCrm.Application.Tests.Values;

public sealed class SpreadsheetCsvTests
{
    public static readonly TheoryData<string> Formulas =
        ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1+1", "\uFF1D1+1", "\uFF0B1", "\uFF0D1", "\uFF20A1"];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Nothing_that_begins_like_a_formula_begins_a_cell(string cell) => Written(cell).ShouldStartWith($"\"'{cell[0]}");

    [Theory]
    [InlineData("x;=1+1", "\"x;'=1+1\"\r\n")]
    [InlineData("x\t=1+1", "\"x\t'=1+1\"\r\n")]
    [InlineData("x; \"=1+1", "\"x; \"\"'=1+1\"\r\n")]
    [InlineData("x,-5", "\"x,'-5\"\r\n")]
    [InlineData("a=b", "a=b\r\n")]
    [InlineData("a;b", "\"a;b\"\r\n")]
    [InlineData("plain", "plain\r\n")]
    public void Nothing_becomes_a_cell_of_its_own_where_another_separator_cuts(string cell, string written) => Written(cell).ShouldBe(written);

    [Theory]
    [MemberData(nameof(Formulas))]
    [InlineData("'=1+1")]
    [InlineData("'")]
    [InlineData("''x")]
    [InlineData("'abc")]
    [InlineData("x;=1+1")]
    [InlineData("plain \"quoted\"")]
    public void What_comes_back_is_as_it_was(string cell)
    {
        var output = new StringWriter();
        using (var csv = SpreadsheetCsv.ForReadingBack(output, ";"))
            csv.Write([cell]);
        using var parser = new CsvHelper.CsvParser(new StringReader(output.ToString()), new CsvHelper.Configuration.CsvConfiguration(System.Globalization.CultureInfo.InvariantCulture) { Delimiter = ";" });
        parser.Read().ShouldBeTrue();
        SpreadsheetCsv.Restored(parser.Record!.Single()).ShouldBe(cell);
    }

    private static string Written(string cell)
    {
        var output = new StringWriter();
        using (var csv = SpreadsheetCsv.ForReading(output))
            csv.Write([cell]);
        return output.ToString();
    }
}
