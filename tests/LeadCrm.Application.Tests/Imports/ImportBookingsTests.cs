using LeadCrm.Application.Access;
using LeadCrm.Application.Imports;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Reports;
using LeadCrm.Application.Tests.FollowUps;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Imports;

public sealed class ImportBookingsTests(BulkFixture fixture) : IClassFixture<BulkFixture>
{
    private readonly ImportFiles _files = new();

    [Fact]
    public async Task A_booking_finds_its_lead_and_is_kept_once()
    {
        await GivenLeadsAsync("A-1");

        var result = await BookAsync("A-1,2026-04-01 10:00:00,anna,bert\nA-9,2026-04-01,,\n");
        var again = await BookAsync("A-1,2026-04-01 10:00:00,anna,bert\n");

        result.ShouldSatisfyAllConditions(r => r.Added.ShouldBe(1), r => r.FirstRejections.Single().Code.ShouldBe("lead-unknown"));
        again.ShouldSatisfyAllConditions(r => r.Added.ShouldBe(0), r => r.AlreadyThere.ShouldBe(1));
        var lead = await LeadAsync("A-1");
        lead.ShouldSatisfyAllConditions(
            l => l.Stage.ShouldBe(LeadStage.Booked),
            l => l.StageReason.ShouldBe(Reasons.Imported),
            l => l.BookedAt.ShouldBe(new DateTimeOffset(2026, 4, 1, 10, 0, 0, TimeSpan.Zero)),
            l => l.NextStepDueAt.ShouldBeNull(),
            l => l.WaitingOn.ShouldBe(WaitingOn.Nobody));
        var note = await fixture.ReadAsync(db => db.Facts.SingleAsync(e => e.LeadId == lead.Id && e.Kind == FactKind.Noted));
        var text = await fixture.ReadAsync(db => db.FactTexts.SingleAsync(t => t.Id == note.TextId));
        fixture.Open(lead.Id, text.Content!).ShouldBe("Coordinator in the earlier system: anna\nClinic's person in the earlier system: bert");
    }

    [Fact]
    public async Task A_booking_before_the_first_contact_is_kept_counted_in_the_cohort_of_creation_and_flagged()
    {
        await GivenLeadsAsync("B-1");

        (await BookAsync("B-1,2025-12-20,,\n")).Added.ShouldBe(1);

        var lead = await LeadAsync("B-1");
        lead.BookedAt.ShouldBe(new DateTimeOffset(2025, 12, 20, 0, 0, 0, TimeSpan.Zero));
        lead.StageReason.ShouldBe(Reasons.BookedBeforeContact);
        var row = (await fixture.SendAsync(BulkFixture.Manager, new ConversionReport("source"))).Rows.Single(r => r.Key == "B-1");
        row.ShouldSatisfyAllConditions(r => r.Leads.ShouldBe(1), r => r.Booked.ShouldBe(1));
        (await fixture.SendAsync(BulkFixture.Manager, new ConversionReport("month"))).Rows.ShouldNotContain(r => r.Key == "2025-12");
    }

    [Fact]
    [Poisons("Import")]
    public async Task A_booking_that_the_database_does_not_take_goes_aside_and_the_others_in()
    {
        foreach (var id in new[] { "P-1", "P-2", "P-3" })
            await GivenLeadsAsync(id);
        await using var poison = new Poison(fixture.OwnerConnectionString);
        await poison.RefuseAsync("leads", "UPDATE", "NEW.external_id = 'P-2'");

        var result = await BookAsync("P-1,2026-04-01,,\nP-9,2026-04-01,,\nP-2,2026-04-01,,\nP-3,2026-04-01,,\n");

        result.ShouldSatisfyAllConditions(
            r => r.Added.ShouldBe(2),
            r => r.AlreadyThere.ShouldBe(0),
            r => r.FirstRejections.Select(x => (x.Line, x.Code)).ShouldBe([(3, "lead-unknown"), (4, "not-taken")], ignoreOrder: true));
        (await LeadAsync("P-1")).Stage.ShouldBe(LeadStage.Booked);
        (await LeadAsync("P-3")).Stage.ShouldBe(LeadStage.Booked);
        await poison.CureAsync("leads");
        (await BookAsync("P-2,2026-04-01,,\n")).Added.ShouldBe(1);
    }

    [Fact]
    public async Task A_dry_run_books_nothing()
    {
        await GivenLeadsAsync("C-1");

        (await fixture.SendAsync(Caller.System, new ImportBookings(_files.Text("id,won,sdr,sr\nC-1,2026-04-01,,\n"), ImportFiles.Bookings, DryRun: true))).Added.ShouldBe(1);

        (await LeadAsync("C-1")).Stage.ShouldBe(LeadStage.New);
    }

    [Fact]
    public async Task A_map_for_leads_does_not_import_bookings() =>
        (await Should.ThrowAsync<InvalidRequestException>(() => fixture.SendAsync(Caller.System, new ImportBookings(_files.Text("id\n"), ImportFiles.Leads))))
            .Problems.Single().Code.ShouldBe("map-of-other-kind");

    private Task<ImportResult> GivenLeadsAsync(string id) =>
        fixture.SendAsync(Caller.System, new ImportLeads(_files.Text($"id,date,page,origin\n{id},2026-01-02,p,{id}\n"), ImportFiles.Leads));

    private Task<ImportResult> BookAsync(string rows) => fixture.SendAsync(Caller.System, new ImportBookings(_files.Text("id,won,sdr,sr\n" + rows), ImportFiles.Bookings));

    private Task<Lead> LeadAsync(string externalId) => fixture.ReadAsync(db => db.Leads.SingleAsync(l => l.ExternalId == externalId));
}
