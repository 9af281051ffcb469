using LeadCrm.Application.Access;
using LeadCrm.Application.Imports;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Reports;
using LeadCrm.Application.Tests.Imports;

namespace LeadCrm.Application.Tests.Reports;

/// <summary>What looks alike is one row, under the spelling that came first.</summary>
public sealed class OneSpellingTests(BulkFixture fixture) : IClassFixture<BulkFixture>, IAsyncLifetime
{
    private static readonly string[] s_spellings = ["newsletter", "News\u200Bletter", "newsletter ", " newsletter", "newsletter\u00A0", "NEWSLETTER"];

    private readonly ImportFiles _files = new();

    public static TheoryData<string> Groups => ["source", "article", "campaign"];

    public async ValueTask InitializeAsync()
    {
        // The second is the oldest.
        var rows = s_spellings.Select((s, i) => $"S-{i},2026-01-{(i == 1 ? 1 : i + 2):00},\"{s}\",\"{s}\",\"{s}\"\n");
        var map = ImportFiles.Leads with { Columns = new Dictionary<string, string> { ["id"] = "externalId", ["date"] = "createdAt", ["page"] = "article", ["origin"] = "source", ["campaign"] = "campaign" } };
        await fixture.SendAsync(Caller.System, new ImportLeads(_files.Text("id,date,page,origin,campaign\n" + string.Concat(rows) + "S-9,2026-01-09,other,other,other\n"), map));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task Spellings_that_look_alike_are_one_row_of_a_report(string groupBy)
    {
        var report = await fixture.SendAsync(BulkFixture.Manager, new ConversionReport(groupBy));

        report.Rows.Select(r => (r.Key, r.Label, r.Leads)).ShouldBe([("Newsletter", "Newsletter", s_spellings.Length), ("other", "other", 1)]);
        report.Totals.Leads.ShouldBe(s_spellings.Length + 1);
        foreach (var spelling in new[] { "Newsletter", "newsletter", "NEWSLETTER" })
            (await fixture.SendAsync(BulkFixture.Manager, new ReportLeads { Query = new() { Cell = new(GroupBy: groupBy, Key: spelling) } })).Items.Count.ShouldBe(s_spellings.Length);
    }

    [Fact]
    public async Task A_list_finds_them_by_any_spelling() =>
        (await fixture.SendAsync(BulkFixture.Manager, new ListLeads { Query = new() { Source = "newsLETTER", Article = "NewsLetter" }, Sort = "created" })).Items.Count.ShouldBe(s_spellings.Length);
}
