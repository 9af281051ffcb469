using System.Diagnostics;
using LeadCrm.Application.Access;
using LeadCrm.Application.Imports;
using LeadCrm.Application.Reports;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Imports;

/// <summary>The real funnel: 8,000 leads, 842 bookings, every number recounted from the files without the importer.</summary>
public sealed class FunnelImportTests(BulkFixture fixture, ITestOutputHelper output) : IClassFixture<BulkFixture>
{
    private const string Leads = "marketing_leads.csv";
    private const string Deals = "closed_deals.csv";

    [Fact]
    public async Task The_real_funnel_goes_in_quickly_and_only_once_and_the_report_equals_a_count_of_the_files()
    {
        FunnelFiles.SkipWithout();
        var watch = Stopwatch.StartNew();
        var leads = await ImportLeadsAsync();
        var bookings = await ImportBookingsAsync();
        watch.Stop();
        output.WriteLine($"8,000 leads and 842 bookings in {watch.Elapsed.TotalSeconds:0.0} s");

        leads.ShouldSatisfyAllConditions(r => r.Added.ShouldBe(8_000), r => r.Rejected.ShouldBe(0));
        bookings.ShouldSatisfyAllConditions(r => r.Added.ShouldBe(842), r => r.Rejected.ShouldBe(0));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));

        (await ImportLeadsAsync()).ShouldSatisfyAllConditions(r => r.Added.ShouldBe(0), r => r.AlreadyThere.ShouldBe(8_000));
        (await ImportBookingsAsync()).ShouldSatisfyAllConditions(r => r.Added.ShouldBe(0), r => r.AlreadyThere.ShouldBe(842));
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM leads")).ShouldBe(8_000);

        await TheReportEqualsTheFilesAsync("source", l => l[3]);
        await TheReportEqualsTheFilesAsync("article", l => l[2]);
        await TheReportEqualsTheFilesAsync("month", l => l[1][..7]);
        await TheRowWonBeforeFirstContactIsKeptAndFlaggedAsync();
    }

    private Task<ImportResult> ImportLeadsAsync() =>
        fixture.SendAsync(Caller.System, new ImportLeads(FunnelFiles.Open(Leads), FunnelFiles.Map("funnel-leads.json")));

    private Task<ImportResult> ImportBookingsAsync() =>
        fixture.SendAsync(Caller.System, new ImportBookings(FunnelFiles.Open(Deals), FunnelFiles.Map("funnel-bookings.json")));

    private async Task TheReportEqualsTheFilesAsync(string groupBy, Func<string[], string> key)
    {
        var booked = FunnelFiles.Read(Deals).Select(d => d[0]).ToHashSet();
        var expected = FunnelFiles.Read(Leads).GroupBy(key).ToDictionary(g => g.Key, g => (Leads: g.LongCount(), Booked: g.LongCount(l => booked.Contains(l[0]))));

        var report = await fixture.SendAsync(BulkFixture.Manager, new ConversionReport(groupBy));

        report.Rows.ToDictionary(r => r.Key, r => (r.Leads, r.Booked)).ShouldBe(expected, ignoreOrder: true);
        report.Totals.ShouldBe(new ConversionTotals(8_000, 842, 842, 842, 842, 842, 0));
        report.Totals.Conversion.ShouldBe(0.10525m);
    }

    private async Task TheRowWonBeforeFirstContactIsKeptAndFlaggedAsync()
    {
        var created = FunnelFiles.Read(Leads).ToDictionary(l => l[0], l => l[1]);
        var early = FunnelFiles.Read(Deals).Single(d => string.CompareOrdinal(d[4], created[d[0]]) < 0);

        var lead = await fixture.ReadAsync(db => db.Leads.SingleAsync(l => l.ExternalId == early[0]));
        var move = await fixture.ReadAsync(db => db.Facts.SingleAsync(e => e.LeadId == lead.Id && e.To == LeadStage.Booked));

        $"{lead.CreatedAt:yyyy-MM-dd}".ShouldBe(created[early[0]]);
        $"{lead.BookedAt:yyyy-MM-dd HH:mm:ss}".ShouldBe(early[4]);
        move.Reason.ShouldBe(Reasons.BookedBeforeContact);
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM journal WHERE reason = 'booked-before-contact'")).ShouldBe(1);
    }
}
