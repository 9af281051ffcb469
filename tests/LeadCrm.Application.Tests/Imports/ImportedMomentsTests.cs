using System.Globalization;
using LeadCrm.Application.Access;
using LeadCrm.Application.Imports;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Imports;

public sealed class ImportedMomentsTests(BulkFixture fixture) : IClassFixture<BulkFixture>
{
    private readonly ImportFiles _files = new();

    [Theory]
    [InlineData("2026-03-01", "2026-03-01T00:00:00Z")]
    [InlineData("20260301", "2026-03-01T00:00:00Z")]
    [InlineData("2026-03-01 10:20", "2026-03-01T10:20:00Z")]
    [InlineData("2026-03-01T10:20", "2026-03-01T10:20:00Z")]
    [InlineData("2026-03-01t10:20:30z", "2026-03-01T10:20:30Z")]
    [InlineData("2026-03-01T10:20Z", "2026-03-01T10:20:00Z")]
    [InlineData("2026-03-01 10:20:30.123456+00", "2026-03-01T10:20:30.123456Z")]
    [InlineData("2026-03-01 10:20:30+05:30", "2026-03-01T04:50:30Z")]
    [InlineData("2026-03-01 10:20:30.5-03", "2026-03-01T13:20:30.5Z")]
    [InlineData("2026-03-01T10:20:30,25+0100", "2026-03-01T09:20:30.25Z")]
    [InlineData("2026-03-01T10:20:30.123456789Z", "2026-03-01T10:20:30.1234567Z")]
    [InlineData("2026-03-01 10:20:30 +0100", "2026-03-01T09:20:30Z")]
    [InlineData("20260301T102030Z", "2026-03-01T10:20:30Z")]
    [InlineData("2026-03-01T24:00:00", "2026-03-02T00:00:00Z")]
    [InlineData("\u00A02026-03-01\u00A010:20 ", "2026-03-01T10:20:00Z")]
    public async Task ISO_8601_is_understood_as_it_is_written(string text, string moment)
    {
        (await ImportAsync($"\"{text}\"", ImportFiles.Leads, out var id)).FirstRejections.ShouldBeEmpty();
        (await LeadAsync(id)).CreatedAt.ShouldBe(Truncated(moment));
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("2026-03-01 25:00")]
    [InlineData("2026-03")]
    [InlineData("1/2/2026")]
    [InlineData("46082")]
    public async Task What_is_no_day_is_not_guessed(string text) =>
        (await ImportAsync(text, ImportFiles.Leads, out _)).FirstRejections.Single().Code.ShouldBe("date-unreadable");

    [Theory]
    [InlineData("2026-03-01", "2026-03-01T05:00:00Z")]
    [InlineData("2026-03-01 10:20", "2026-03-01T15:20:00Z")]
    [InlineData("2026-07-01 10:20", "2026-07-01T14:20:00Z")]
    [InlineData("2026-03-01 10:20Z", "2026-03-01T10:20:00Z")]
    [InlineData("05.03.2026", "2026-03-05T05:00:00Z")]
    public async Task The_map_can_name_the_zone_of_what_names_none(string text, string moment)
    {
        await ImportAsync(text, ImportFiles.Leads with { TimeZone = "America/New_York" }, out var id);
        (await LeadAsync(id)).CreatedAt.ShouldBe(Truncated(moment));
    }

    [Fact]
    public async Task A_booking_on_the_lead_s_own_day_is_not_before_contact()
    {
        await ImportAsync("2026-03-01 10:20", ImportFiles.Leads, out var id);

        await fixture.SendAsync(Caller.System, new ImportBookings(_files.Text($"id,won,sdr,sr\n{id},2026-03-01,,\n"), ImportFiles.Bookings));

        (await LeadAsync(id)).StageReason.ShouldBe(Reasons.Imported);
    }

    private Task<ImportResult> ImportAsync(string date, ImportMap map, out string id)
    {
        id = Guid.NewGuid().ToString("N");
        return fixture.SendAsync(Caller.System, new ImportLeads(_files.Text($"id,date,page,origin\n{id},{date},p,s\n"), map));
    }

    // PostgreSQL keeps microseconds.
    private static DateTimeOffset Truncated(string moment)
    {
        var at = DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
        return at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    private Task<Lead> LeadAsync(string id) => fixture.ReadAsync(db => db.Leads.SingleAsync(l => l.ExternalId == id));
}
