using LeadCrm.Application.Access;
using LeadCrm.Application.Imports;
using LeadCrm.Application.Reports;
using LeadCrm.Application.Tests.Imports;
using LeadCrm.Application.Values;
using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Tests.Reports;

/// <summary>An organisation in New York: its days begin five hours after those of UTC.</summary>
public sealed class NewYorkFixture : BulkFixture
{
    protected override OrganisationCalendar Organisation { get; } = new(new ZonedCalendar("America/New_York"));
}

public sealed class OrganisationZoneTests(NewYorkFixture fixture) : IClassFixture<NewYorkFixture>
{
    private readonly ImportFiles _files = new();

    [Fact]
    public async Task A_report_and_the_list_behind_it_count_the_organisation_s_days()
    {
        // A day alone, and moments on both sides of the midnights of UTC and of New York.
        await ImportAsync(("2026-03-01", "zone"), ("2026-03-02T04:59:59Z", "zone"), ("2026-03-02T05:00:00Z", "zone"), ("2026-03-01T04:59:59Z", "zone"), ("2026-04-01T03:59:59Z", "zone"), ("2026-04-01T04:00:00Z", "zone"));

        (await LeadsOnAsync(new(2026, 3, 1), new(2026, 3, 1))).ShouldBe(2);
        (await LeadsOnAsync(new(2026, 3, 2), new(2026, 3, 2))).ShouldBe(1);
        var months = await fixture.SendAsync(BulkFixture.Manager, new ConversionReport("month"));
        months.TimeZone.ShouldBe("America/New_York");
        months.Rows.Select(r => (r.Key, r.Leads)).ShouldBe([("2026-02", 1), ("2026-03", 4), ("2026-04", 1)]);
        (await ListAsync("month", "2026-03")).Count.ShouldBe(4);
    }

    private async Task<long> LeadsOnAsync(DateOnly from, DateOnly to)
    {
        var report = await fixture.SendAsync(BulkFixture.Manager, new ConversionReport("source", from, to));
        var list = await fixture.SendAsync(BulkFixture.Manager, new ReportLeads { Query = new() { From = from, To = to } });
        list.Items.Count.ShouldBe((int)report.Totals.Leads);
        return report.Totals.Leads;
    }

    private async Task<IReadOnlyList<ReportLead>> ListAsync(string groupBy, string key) => (await fixture.SendAsync(BulkFixture.Manager, new ReportLeads { Query = new() { Cell = new(GroupBy: groupBy, Key: key) } })).Items;

    private Task ImportAsync(params (string Date, string Source)[] leads) => fixture.SendAsync(
        Caller.System, new ImportLeads(_files.Text("id,date,page,origin\n" + string.Concat(leads.Select((l, i) => $"Z-{i},{l.Date},p,{l.Source}\n"))), ImportFiles.Leads));
}
