using LeadCrm.Application.Reports;
using LeadCrm.Web.Workbench.Reports;
using LeadCrm.Web.Workbench.Shared;

namespace LeadCrm.Web.Tests.Workbench;

/// <summary>The rows of a report stand in the order that its address names, and what belongs to no group stands apart.</summary>
public sealed class ReportOrderTests
{
    private static readonly ConversionTable s_table = new(
        ReportGroups.Clinic,
        [Row("", "(none)", 500_000, 2), Row("b", "Danube Medical Center", 10, 1), Row("a", "Álamo Clinic", 10, 4), Row("c", "Zeta", 30, 3)],
        new ConversionTotals(500_020, 0, 0, 0, 0, 10, 0));

    [Theory]
    [InlineData("name", "a b c")]
    [InlineData("-name", "c b a")]
    [InlineData("-leads", "c a b")]
    [InlineData("leads", "a b c")]
    [InlineData("-conversion", "a b c")]
    [InlineData("booked", "b c a")]
    public void Rows_stand_as_the_address_says(string code, string expected)
    {
        var order = ColumnOrder.Read(code, ReportOrder.Columns).ShouldNotBeNull();
        order.Code.ShouldBe(code);
        string.Join(' ', ReportOrder.Sort(order, ReportWords.Named(s_table)).Select(r => r.Key)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("salary")]
    public void What_is_no_order_is_none(string? code) => ColumnOrder.Read(code, ReportOrder.Columns).ShouldBeNull();

    [Fact]
    public void A_second_press_turns_the_order()
    {
        var first = ColumnOrder.After(null, "leads", numeric: true);
        (first.Code, ColumnOrder.After(first, "leads", numeric: true).Code, ColumnOrder.After(first, "name", numeric: false).Code).ShouldBe(("-leads", "leads", "name"));
    }

    [Fact]
    public void Leads_without_a_clinic_are_no_row_among_clinics()
    {
        ReportWords.Named(s_table).ShouldNotContain(r => r.Key.Length == 0);
        ReportWords.Without(s_table).ShouldNotBeNull().Leads.ShouldBe(500_000);
    }

    private static ConversionRow Row(string key, string label, long leads, long booked) => new(key, label, leads, 0, 0, 0, 0, booked, 0);
}
