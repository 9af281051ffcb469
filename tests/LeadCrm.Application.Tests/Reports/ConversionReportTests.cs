using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Reports;
using LeadCrm.Application.Seeding;

namespace LeadCrm.Application.Tests.Reports;

/// <summary>Over one seeded database: every number against the list behind it.</summary>
public sealed class ConversionReportTests(SeededFixture fixture) : IClassFixture<SeededFixture>
{
    public static TheoryData<string> Groups => [.. ReportGroups.All];

    // Neither spam nor without a contact that works.
    private const string Valid = "stage <> 23 AND stage_reason IS DISTINCT FROM 'contact-invalid'";
    private const string OfValid = $"lead_id IN (SELECT id FROM leads WHERE {Valid})";

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task Every_number_equals_a_count_of_the_list_behind_it(string groupBy)
    {
        var report = await ReportAsync(groupBy);

        report.Rows.Count.ShouldBeGreaterThan(1);
        foreach (var row in report.Rows.Take(3).Append(report.Rows[^1]))
        {
            foreach (var (stage, number) in Numbers(row.Leads, row.Qualified, row.Routed, row.Accepted, row.Quoted, row.Booked, row.Lost))
                (await CountListAsync(groupBy, row.Key, stage)).ShouldBe(number, $"{groupBy} {row.Key} {stage}");
        }

        var t = report.Totals;
        foreach (var (stage, number) in Numbers(t.Leads, t.Qualified, t.Routed, t.Accepted, t.Quoted, t.Booked, t.Lost))
            (await CountListAsync(groupBy, key: null, stage)).ShouldBe(number, $"{groupBy} total {stage}");
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task The_totals_are_the_same_however_it_is_grouped(string groupBy)
    {
        var report = await ReportAsync(groupBy);

        report.Totals.ShouldBe((await ReportAsync("month")).Totals);
        if (groupBy == ReportGroups.Clinic)
            report.Rows.Sum(r => r.Leads).ShouldBeGreaterThan(report.Totals.Leads);
        else
            report.Rows.Sum(r => r.Leads).ShouldBe(report.Totals.Leads);
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task Each_stage_is_at_most_the_one_before(string groupBy)
    {
        foreach (var r in (await ReportAsync(groupBy)).Rows)
            new[] { r.Leads, r.Qualified, r.Routed, r.Accepted, r.Quoted, r.Booked }.ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Counts_equal_what_one_would_count_by_hand()
    {
        var totals = (await ReportAsync("source")).Totals;

        totals.Leads.ShouldBe(await fixture.Bulk.ScalarAsync<long>($"SELECT count(*) FROM leads WHERE {Valid}"));
        totals.Booked.ShouldBe(await fixture.Bulk.ScalarAsync<long>("SELECT count(*) FROM leads WHERE stage IN (6, 7, 8, 9)"));
        totals.Lost.ShouldBe(await fixture.Bulk.ScalarAsync<long>("SELECT count(*) FROM leads WHERE stage = 20"));
        totals.Quoted.ShouldBe(await fixture.Bulk.ScalarAsync<long>($"SELECT count(DISTINCT lead_id) FROM journal WHERE kind = 17 AND {OfValid}"));
        totals.Qualified.ShouldBe(await fixture.Bulk.ScalarAsync<long>($"SELECT count(DISTINCT lead_id) FROM journal WHERE \"to\" = 2 AND {OfValid}"));
    }

    [Fact]
    public async Task By_clinic_a_stage_means_reached_with_this_clinic()
    {
        var row = (await ReportAsync("clinic")).Rows.First(r => r.Key.Length > 0);

        row.Leads.ShouldBe(await fixture.Bulk.ScalarAsync<long>($"SELECT count(DISTINCT lead_id) FROM assignments WHERE clinic_id = '{row.Key}' AND {OfValid}"));
        row.Accepted.ShouldBe(await fixture.Bulk.ScalarAsync<long>($"SELECT count(DISTINCT lead_id) FROM journal WHERE clinic_id = '{row.Key}' AND kind = 11 AND {OfValid}"));
        row.Booked.ShouldBe(await fixture.Bulk.ScalarAsync<long>($"SELECT count(DISTINCT lead_id) FROM journal WHERE clinic_id = '{row.Key}' AND kind = 18 AND {OfValid}"));
        row.Label.ShouldContain("Medical Centre");
    }

    [Fact]
    public async Task The_range_takes_both_days_whole()
    {
        var month = (await ReportAsync("month")).Rows[3];
        var first = DateOnly.ParseExact(month.Key + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var only = await fixture.Bulk.SendAsync(BulkFixture.Manager, new ConversionReport("month", first, first.AddMonths(1).AddDays(-1)));

        only.Rows.Single().ShouldBe(month);
        only.Totals.Leads.ShouldBe(month.Leads);
    }

    [Fact]
    public async Task Months_are_in_order_of_time_and_everything_else_by_size()
    {
        (await ReportAsync("month")).Rows.Select(r => r.Key).ShouldBeInOrder();
        (await ReportAsync("article")).Rows.Select(r => r.Leads).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Labels_are_for_people_and_an_empty_key_has_one_too()
    {
        (await ReportAsync("condition")).Rows.ShouldContain(r => r.Key == "systemic-sclerosis" && r.Label.StartsWith("Systemic sclerosis"));
        (await ReportAsync("source")).Rows.ShouldContain(r => r.Key.Length == 0 && r.Label == "(none)");
        (await ReportAsync("coordinator")).Rows.ShouldContain(r => r.Label == "Nora Lindqvist");
        (await ReportAsync("article")).Rows.ShouldContain(r => r.Label.Contains(", part "));
    }

    [Theory]
    [InlineData("stage", null, null, "unknown-choice")]
    [InlineData("source'; DROP TABLE leads; --", null, null, "unknown-choice")]
    [InlineData(null, null, null, "required")]
    [InlineData("source", "2026-02-01", "2026-01-01", "range-backwards")]
    [InlineData("source", "0001-01-01", null, "out-of-range")]
    [InlineData("source", null, "9999-12-31", "out-of-range")]
    public async Task What_is_no_report_is_refused(string? groupBy, string? from, string? to, string code)
    {
        var request = new ConversionReport(groupBy!, Day(from), Day(to));
        (await Should.ThrowAsync<InvalidRequestException>(() => fixture.Bulk.SendAsync(BulkFixture.Manager, request))).Problems.ShouldContain(p => p.Code == code);
    }

    [Fact]
    public async Task The_list_takes_a_key_as_it_is_and_refuses_what_cannot_be_one()
    {
        (await CountListAsync("source", "' OR true --", ReportStage.Leads)).ShouldBe(0);
        (await CountListAsync("clinic", "no clinic's id", ReportStage.Leads)).ShouldBe(0);
        var refused = await Should.ThrowAsync<InvalidRequestException>(() => fixture.Bulk.SendAsync(
            BulkFixture.Manager, new ReportLeads { Query = new() { Cell = new((ReportStage)99, "source", "a\0b") }, Cursor = "nonsense", Limit = 201 }));
        refused.Problems.Select(p => p.Code).ShouldBe(["unknown-choice", "nul-character", "out-of-range", "cursor-invalid"], ignoreOrder: true);
    }

    [Fact]
    public async Task Coordinators_and_clinics_read_no_reports()
    {
        foreach (var role in new[] { Roles.Coordinator, Roles.Clinic, Roles.Integrator })
        {
            await Should.ThrowAsync<NotAllowedException>(() => fixture.Bulk.SendAsync(new Caller(role, Guid.NewGuid()), new ConversionReport("source")));
            await Should.ThrowAsync<NotAllowedException>(() => fixture.Bulk.SendAsync(new Caller(role, Guid.NewGuid()), new ReportLeads()));
        }
    }

    private static IEnumerable<(ReportStage Stage, long Number)> Numbers(params long[] numbers) => Enum.GetValues<ReportStage>().Zip(numbers);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private Task<ConversionTable> ReportAsync(string groupBy) => fixture.Bulk.SendAsync(BulkFixture.Manager, new ConversionReport(groupBy));

    private async Task<long> CountListAsync(string groupBy, string? key, ReportStage stage)
    {
        var seen = new HashSet<Guid>();
        string? cursor = null;
        do
        {
            var page = await fixture.Bulk.SendAsync(BulkFixture.Manager, new ReportLeads { Query = new() { Cell = new(stage, groupBy, key) }, Cursor = cursor, Limit = 200 });
            page.Items.ShouldAllBe(l => seen.Add(l.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return seen.Count;
    }
}

/// <summary>One database with 1,200 invented leads for all tests of the class, which only read.</summary>
public sealed class SeededFixture : IAsyncLifetime
{
    public BulkFixture Bulk { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Bulk.InitializeAsync();
        await Bulk.SendAsync(Caller.System, new SeedLeads(1_200, Clinics: 12, Seed: 5));
    }

    public ValueTask DisposeAsync() => Bulk.DisposeAsync();
}
