using LeadCrm.Application.Reports;

namespace LeadCrm.Application.Tests.Reports;

public sealed class ConversionReportCsvTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a=b", "a=b")]
    public void No_cell_can_act_as_a_formula(string key, string written) =>
        Lines(new ConversionRow(key, "label", 4, 3, 2, 2, 1, 1, 0))[1].ShouldBe($"{written},label,4,3,2,2,1,1,0,0.25");

    [Fact]
    public void The_header_comes_first_and_the_totals_last()
    {
        var lines = Lines(new ConversionRow("google", "google", 3, 3, 2, 2, 1, 1, 0));
        lines[0].ShouldBe("key,label,leads,qualified,routed,accepted,quoted,booked,lost,conversion");
        lines[^1].ShouldBe(",Total,8,4,3,2,1,1,2,0.125");
    }

    [Fact]
    public void Without_leads_the_conversion_is_zero() => new ConversionTotals(0, 0, 0, 0, 0, 0, 0).Conversion.ShouldBe(0);

    private static string[] Lines(ConversionRow row)
    {
        var output = new StringWriter();
        ConversionReportCsv.Write(new ConversionTable("source", [row], new ConversionTotals(8, 4, 3, 2, 1, 1, 2)), output);
        return output.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
