using System.Text;
using LeadCrm.Application.Access;
using LeadCrm.Application.Imports;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Tests.FollowUps;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace LeadCrm.Application.Tests.Imports;

public sealed class ImportLeadsTests(BulkFixture fixture) : IClassFixture<BulkFixture>
{
    private readonly ImportFiles _files = new();

    [Fact]
    public async Task A_good_row_becomes_the_lead_that_the_domain_would_make()
    {
        await ImportAsync(_files.Text("id,date,page,origin,more\nA-1,05.03.2026,knee-guide,paid search,x\n"));

        var lead = await LeadAsync("A-1");
        lead.ShouldSatisfyAllConditions(
            l => l.CreatedAt.ShouldBe(new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero)),
            l => l.Attribution.ArticleSlug.ShouldBe("knee-guide"),
            l => l.Attribution.Source.ShouldBe("paid search"),
            l => l.Reference.ShouldStartWith("MQ-26-"),
            l => l.Stage.ShouldBe(LeadStage.New),
            l => l.WaitingOn.ShouldBe(WaitingOn.Nobody),
            l => l.NextStepDueAt.ShouldBeNull());
        var line = await fixture.ReadAsync(db => db.Facts.SingleAsync(e => e.LeadId == lead.Id));
        line.ShouldSatisfyAllConditions(e => e.Kind.ShouldBe(FactKind.Imported), e => e.At.ShouldBe(BulkFixture.Now));
        (await fixture.ReadAsync(db => db.Facts.AnyAsync(e => e.Kind == FactKind.LeadsImported && e.ActorId == BulkFixture.Administrator.UserId))).ShouldBeTrue();
    }

    [Fact]
    public async Task Bad_rows_go_aside_with_their_reason_and_the_good_ones_in()
    {
        var result = await ImportAsync(_files.Text(
            $"id,date,page,origin\nB-1,2026-01-02,p,s\n,2026-01-02,p,s\nB-2,yesterday,p,s\nB-3,2031-01-01,p,s\nB-4,2026-01-02,{new string('x', 201)},s\n" +
            "B-5,2026-01-02,p\0q,s\nB-1,2026-01-03,p,s\nB-6,2026-01-02,p\nB-7,2026-01-02,a\"b,s\nB-8,2026-01-02,\"a,b\",\n"));

        result.ShouldSatisfyAllConditions(
            r => r.Added.ShouldBe(2),
            r => r.Rows.ShouldBe(10),
            r => r.FirstRejections.Select(x => (x.Line, x.Code)).ShouldBe([
                (3, "field-missing"), (4, "date-unreadable"), (5, "date-out-of-range"), (6, "too-long"), (7, "nul-character"), (8, "duplicate-in-file"), (9, "column-count"), (10, "malformed")]));
        var rejected = _files.Rejected.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        rejected[0].ShouldBe("id,date,page,origin,rejected_line,rejected_code,rejected_reason");
        rejected[2].ShouldBe("B-2,yesterday,p,s,4,date-unreadable,The field 'createdAt' is not a date in a known format.");
        (await LeadAsync("B-8")).Attribution.ShouldSatisfyAllConditions(a => a.ArticleSlug.ShouldBe("a,b"), a => a.Source.ShouldBeNull());
        (await LeadAsync("B-1")).CreatedAt.Day.ShouldBe(2);
    }

    [Fact]
    [Poisons("Import")]
    public async Task A_row_that_the_database_does_not_take_goes_aside_and_the_others_in()
    {
        await using var poison = new Poison(fixture.OwnerConnectionString);
        await poison.RefuseAsync("leads", "INSERT", "NEW.external_id = 'P-2'");
        var result = await ImportAsync(_files.Text("id,date,page,origin\nP-2,2026-01-02,p,s\nP-1,2026-01-02,p,s\nP-3,2026-01-02,p,s\n"));

        result.Added.ShouldBe(2);
        result.FirstRejections.Select(r => (r.Line, r.Code)).ShouldBe([(2, "not-taken")]);
        await poison.CureAsync("leads");
        (await ImportAsync(_files.Text("id,date,page,origin\nP-2,2026-01-02,p,s\n"))).Added.ShouldBe(1);
    }

    [Fact]
    public async Task Running_an_import_twice_adds_nothing_and_takes_no_numbers()
    {
        const string Text = "id,date,page,origin\nC-1,2026-01-02,p,s\nC-2,2026-01-02,p,s\n";
        await ImportAsync(_files.Text(Text));
        var number = await fixture.ScalarAsync<long>("SELECT last_value FROM lead_reference_numbers");

        var again = await ImportAsync(_files.Text(Text));

        again.ShouldSatisfyAllConditions(r => r.Added.ShouldBe(0), r => r.AlreadyThere.ShouldBe(2));
        (await fixture.ScalarAsync<long>("SELECT last_value FROM lead_reference_numbers")).ShouldBe(number);
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM journal e JOIN leads l ON l.id = e.lead_id WHERE l.external_id LIKE 'C-%'")).ShouldBe(2);
    }

    [Fact]
    public async Task Two_imports_of_the_same_rows_at_once_add_them_once()
    {
        var text = "id,date,page,origin\n" + string.Concat(Enumerable.Range(1, 3_000).Select(i => $"D-{i},2026-01-02,p,s\n"));

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ImportAsync(_files.Text(text))));

        results.Sum(r => r.Added).ShouldBe(3_000);
        results.Sum(r => r.Added + r.AlreadyThere).ShouldBe(9_000);
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM journal e JOIN leads l ON l.id = e.lead_id WHERE l.external_id LIKE 'D-%'")).ShouldBe(3_000);
        (await fixture.ScalarAsync<long>("SELECT count(DISTINCT reference) FROM leads WHERE external_id LIKE 'D-%'")).ShouldBe(3_000);
    }

    [Fact]
    public async Task A_dry_run_tells_and_writes_nothing()
    {
        var before = await CountAsync();

        var result = await fixture.SendAsync(BulkFixture.Administrator, new ImportLeads(_files.Text("id,date,page,origin\nE-1,2026-01-02,p,s\nE-2,never,p,s\n"), ImportFiles.Leads, DryRun: true));

        result.ShouldSatisfyAllConditions(r => r.Added.ShouldBe(1), r => r.Rejected.ShouldBe(1));
        (await CountAsync()).ShouldBe(before);
        _files.Rejected.ToString().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "file-empty")]
    [InlineData("\n\n", "file-empty")]
    [InlineData("id,date,origin\nF-1,2026-01-02,s\n", "column-missing")]
    [InlineData("id,date,page,page,origin\nF-1,2026-01-02,p,p,s\n", "column-twice")]
    public async Task What_is_wrong_with_the_file_as_a_whole_refuses_it(string text, string code) => await RefusedAsync(_files.Text(text), code);

    [Fact]
    public async Task A_wrong_byte_in_the_last_row_refuses_the_whole_file()
    {
        var rows = string.Concat(Enumerable.Range(1, 5_000).Select(i => $"G-{i},2026-01-02,p,s\n"));
        await RefusedAsync(_files.Bytes([.. Encoding.UTF8.GetBytes("id,date,page,origin\n" + rows + "G-x,2026-01-02,caf"), 0xE9, .. Encoding.UTF8.GetBytes(",s\n")]), "encoding-wrong");
        await RefusedAsync(_files.Bytes([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("id,date,page,origin\n" + rows)]), "encoding-wrong");
    }

    [Fact]
    public async Task The_map_can_name_the_encoding_and_the_delimiter_and_replace_values()
    {
        var map = ImportMap.Read("""
            { "kind": "leads", "encoding": "windows-1252", "delimiter": ";", "columns": { "id": "externalId", "date": "createdAt", "origin": "source" },
              "constants": { "siteKey": "old-site" }, "replacements": { "source": { "": "not recorded" } } }
            """);
        byte[] bytes = [.. Encoding.Latin1.GetBytes("id;date;origin\nH-1;2026-01-02;café\nH-2;2026-01-02;\n")];

        await fixture.SendAsync(BulkFixture.Administrator, new ImportLeads(_files.Bytes(bytes), map));

        (await LeadAsync("H-1")).Attribution.ShouldSatisfyAllConditions(a => a.Source.ShouldBe("café"), a => a.SiteKey.ShouldBe("old-site"));
        (await LeadAsync("H-2")).Attribution.Source.ShouldBe("not recorded");
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_refuses_the_file() =>
        await RefusedAsync(_files.Text("id,date,page,origin\nI-1,2026-01-02,\"p,s\n" + string.Concat(Enumerable.Repeat("x,2026-01-02,p,s\n", 20_000))), "file-unreadable");

    [Fact]
    public async Task A_workbook_is_read_like_text()
    {
        var workbook = new MemoryStream();
        workbook.SaveAs(new[]
        {
            new { id = "J-1", date = new DateTime(2026, 3, 5), page = "knee", origin = "=1+1" },
            new { id = "J-2", date = new DateTime(2026, 3, 6, 10, 30, 0), page = "hip", origin = "" },
        });

        var result = await ImportAsync(_files.Bytes(workbook.ToArray(), "leads.xlsx"));

        result.Added.ShouldBe(2, string.Join("; ", result.FirstRejections));
        (await LeadAsync("J-1")).ShouldSatisfyAllConditions(l => l.CreatedAt.Day.ShouldBe(5), l => l.Attribution.Source.ShouldBe("=1+1"));
        (await LeadAsync("J-2")).Attribution.Source.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_no_workbook_is_refused() => await RefusedAsync(_files.Bytes(Encoding.UTF8.GetBytes("id,date"), "leads.xlsx"), "file-unreadable");

    [Fact]
    public async Task Only_administrators_and_the_system_import() =>
        await Should.ThrowAsync<NotAllowedException>(() => fixture.SendAsync(BulkFixture.Manager, new ImportLeads(_files.Text("id\n"), ImportFiles.Leads)));

    [Fact]
    public async Task Progress_is_told_after_every_batch()
    {
        var told = new List<ImportProgress>();
        var text = "id,date,page,origin\n" + string.Concat(Enumerable.Range(1, 2_500).Select(i => $"K-{i},2026-01-02,p,s\n"));

        await fixture.SendAsync(Caller.System, new ImportLeads(_files.Text(text), ImportFiles.Leads, Progress: new Told(told)));

        told.Select(p => (p.Done, p.Rows, p.Added)).ShouldBe([(1_000, 2_500, 1_000), (2_000, 2_500, 2_000), (2_500, 2_500, 2_500)]);
    }

    private Task<ImportResult> ImportAsync(ImportFile file) => fixture.SendAsync(BulkFixture.Administrator, new ImportLeads(file, ImportFiles.Leads));

    private async Task RefusedAsync(ImportFile file, string code)
    {
        var before = await CountAsync();
        var refused = await Should.ThrowAsync<InvalidRequestException>(() => ImportAsync(file));
        refused.Problems.ShouldContain(p => p.Code == code);
        (await CountAsync()).ShouldBe(before);
    }

    private Task<long> CountAsync() => fixture.ScalarAsync<long>("SELECT count(*) FROM leads");

    private Task<Lead> LeadAsync(string externalId) => fixture.ReadAsync(db => db.Leads.SingleAsync(l => l.ExternalId == externalId));

    private sealed class Told(List<ImportProgress> told) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => told.Add(value);
    }
}
