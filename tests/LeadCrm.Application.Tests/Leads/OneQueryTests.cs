using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Reports;
using LeadCrm.Application.Seeding;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Leads;

/// <summary>Over one seeded database: whoever asks for the same leads gets the same, by every filter and every two of them.</summary>
public sealed class OneQueryTests(OneQueryTests.Seeded seeded) : IClassFixture<OneQueryTests.Seeded>
{
    private static readonly string[] s_groups = [.. ReportGroups.All.Where(g => g != ReportGroups.Clinic)];

    public static TheoryData<string> Filters => [.. LeadQueries.Each.Keys];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_list_a_facet_the_board_a_report_and_its_leads_count_alike(string first)
    {
        foreach (var second in LeadQueries.Pairs.Where(p => p.First == first).Select(p => p.Second))
        {
            var query = LeadQueries.Both(first, second);
            var listed = await ListAsync(query);
            await FacetsCountWhatListsShowAsync(query, listed, $"{first} {second}");
            if (first == second)
                await TheBoardCountsWhatListsShowAsync(query, listed, first);
            if (query.Cell is null)
                await AReportCountsWhatListsShowAsync(query, s_groups[seeded.Turn++ % s_groups.Length], $"{first} {second}");
            else
                (await BehindAsync(query)).SetEquals(listed.Select(l => l.Id)).ShouldBeTrue($"{first} {second}");
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_with_another_gives_what_both_give(string first)
    {
        var one = await AloneAsync(first);
        foreach (var second in LeadQueries.Pairs.Where(p => p.First == first && AreOfDifferentKind(p)).Select(p => p.Second))
        {
            var other = await AloneAsync(second);
            (await ListAsync(LeadQueries.Both(first, second))).Select(l => l.Id).ToHashSet().SetEquals(one.Intersect(other)).ShouldBeTrue($"{first} {second}");
        }
    }

    [Fact]
    public async Task A_clinic_s_row_counts_the_leads_behind_it_among_others()
    {
        var report = new ConversionReport(ReportGroups.Clinic) { Among = new() { Stages = LeadStages.Open } };
        var table = await seeded.Bulk.SendAsync(BulkFixture.Manager, report);
        table.Rows.Count.ShouldBeGreaterThan(2);
        foreach (var row in table.Rows)
            foreach (var (stage, number) in Numbers(row))
                (await ListAsync(report.Behind(stage, row.Key))).Count.ShouldBe((int)number, $"{row.Label} {stage}");
    }

    [Fact]
    public async Task Numbers_of_reports_are_not_for_coordinators()
    {
        var coordinator = new Caller(Roles.Coordinator, Guid.NewGuid());
        var query = new LeadQuery { Cell = ReportCell.Total };
        await Should.ThrowAsync<NotAllowedException>(() => seeded.Bulk.SendAsync(coordinator, new ListLeads { Query = query }));
        await Should.ThrowAsync<NotAllowedException>(() => seeded.Bulk.SendAsync(coordinator, new GetLeadFacets { Query = query }));
        await Should.ThrowAsync<NotAllowedException>(() => seeded.Bulk.SendAsync(coordinator, new GetBoard { Query = query }));
    }

    private static bool AreOfDifferentKind((string First, string Second) pair) =>
        LeadQueries.Both(pair.First, pair.Second) == LeadQueries.Both(pair.Second, pair.First);

    private static IEnumerable<(ReportStage Stage, long Number)> Numbers(ConversionRow r) =>
        Enum.GetValues<ReportStage>().Zip([r.Leads, r.Qualified, r.Routed, r.Accepted, r.Quoted, r.Booked, r.Lost]);

    private async Task FacetsCountWhatListsShowAsync(LeadQuery query, List<LeadListItem> listed, string because)
    {
        var facets = await seeded.Bulk.SendAsync(BulkFixture.Manager, new GetLeadFacets { Query = query });
        Compare(facets.Conditions, l => l.Condition);
        Compare(facets.Countries, l => l.Country);
        Compare(facets.Sources, l => l.Source);
        Compare(facets.Articles, l => l.Article);

        void Compare(IReadOnlyList<LeadFacet> counted, Func<LeadListItem, string?> value)
        {
            foreach (var facet in counted)
                listed.Count(l => string.Equals(value(l), facet.Value, StringComparison.OrdinalIgnoreCase)).ShouldBe(facet.Count, $"{because}: {facet.Value}");
        }
    }

    private async Task TheBoardCountsWhatListsShowAsync(LeadQuery query, List<LeadListItem> listed, string because)
    {
        if (query.HasNextStep == false)
            return;
        foreach (var column in (await seeded.Bulk.SendAsync(BulkFixture.Manager, new GetBoard { Query = query })).Columns)
            listed.Count(l => l.Stage == column.Stage && l.NextStepDueAt is not null).ShouldBe(column.Count, $"{because}: {column.Stage}");
    }

    private async Task AReportCountsWhatListsShowAsync(LeadQuery query, string groupBy, string because)
    {
        var report = new ConversionReport(groupBy, query.From, query.To) { Among = query };
        var table = await seeded.Bulk.SendAsync(BulkFixture.Manager, report);
        (await BehindAsync(report.Behind(ReportStage.Leads, null))).Count.ShouldBe((int)table.Totals.Leads, because);
        if (table.Rows.Count == 0)
            return;
        // Rows and columns take turns; the report's own tests go through all of them.
        var row = table.Rows[seeded.Turn % Math.Min(3, table.Rows.Count)];
        var (stage, number) = Numbers(row).ElementAt(seeded.Turn % 7);
        var behind = await BehindAsync(report.Behind(stage, row.Key));
        behind.Count.ShouldBe((int)number, $"{because}: {groupBy} {row.Key} {stage}");
        (await ListAsync(report.Behind(stage, row.Key))).Select(l => l.Id).ToHashSet().SetEquals(behind).ShouldBeTrue($"{because}: {groupBy} {row.Key} {stage}");
    }

    private async Task<HashSet<Guid>> AloneAsync(string filter) =>
        seeded.Alone.TryGetValue(filter, out var known) ? known : seeded.Alone[filter] = [.. (await ListAsync(LeadQueries.Each[filter])).Select(l => l.Id)];

    private async Task<List<LeadListItem>> ListAsync(LeadQuery query)
    {
        var (items, cursor) = (new List<LeadListItem>(), (string?)null);
        do
        {
            var page = await seeded.Bulk.SendAsync(BulkFixture.Manager, new ListLeads { Query = query, Sort = "created", Cursor = cursor, Limit = 200 });
            items.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return items;
    }

    private async Task<HashSet<Guid>> BehindAsync(LeadQuery query)
    {
        var (ids, cursor) = (new HashSet<Guid>(), (string?)null);
        do
        {
            var page = await seeded.Bulk.SendAsync(BulkFixture.Manager, new ReportLeads { Query = query, Cursor = cursor, Limit = 200 });
            page.Items.ShouldAllBe(l => ids.Add(l.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return ids;
    }

    /// <summary>One database with invented leads, some of them the manager's own, for all tests of the class, which only read.</summary>
    public sealed class Seeded : IAsyncLifetime
    {
        public BulkFixture Bulk { get; } = new();

        /// <summary>Which group's turn it is.</summary>
        public int Turn { get; set; }

        /// <summary>What each filter gives by itself.</summary>
        public Dictionary<string, HashSet<Guid>> Alone { get; } = [];

        public async ValueTask InitializeAsync()
        {
            await Bulk.InitializeAsync();
            await Bulk.SendAsync(Caller.System, new SeedLeads(180, Clinics: 6, Seed: 7));
            await Bulk.ReadAsync(db => db.Leads.Where(l => l.Stage == LeadStage.InTriage).ExecuteUpdateAsync(s => s.SetProperty(l => l.RedFlag, RedFlagState.Open)));
        }

        public ValueTask DisposeAsync() => Bulk.DisposeAsync();
    }
}
