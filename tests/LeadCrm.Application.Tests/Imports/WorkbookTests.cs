using LeadCrm.Application.Access;
using LeadCrm.Application.Imports;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Leads;
using LeadCrm.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Imports;

public sealed class WorkbookTests(BulkFixture fixture) : IClassFixture<BulkFixture>
{
    private static readonly string s_header = $"<row r=\"1\">{Workbooks.Cell("A1", "id")}{Workbooks.Cell("B1", "date")}{Workbooks.Cell("C1", "page")}{Workbooks.Cell("D1", "origin")}</row>";

    private readonly ImportFiles _files = new();

    [Theory]
    [InlineData("", "46082")]
    [InlineData("date1904=\"0\"", "46082")]
    [InlineData("date1904=\"1\"", "44620")]
    [InlineData("date1904=\"true\"", "44620")]
    public async Task A_day_is_the_same_whether_the_workbook_counts_from_1900_or_from_1904(string properties, string serial)
    {
        var id = Guid.NewGuid().ToString("N");
        await ImportAsync(Workbooks.Of($"{s_header}<row r=\"2\">{Workbooks.Cell("A2", id)}<c r=\"B2\" s=\"1\"><v>{serial}</v></c>{Workbooks.Cell("C2", "p")}{Workbooks.Cell("D2", "s")}</row>", properties));
        (await LeadAsync(id)).CreatedAt.ShouldBe(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task The_time_of_day_is_kept_from_1904_too()
    {
        var id = Guid.NewGuid().ToString("N");
        await ImportAsync(Workbooks.Of($"{s_header}<row r=\"2\">{Workbooks.Cell("A2", id)}<c r=\"B2\" s=\"2\"><v>44620.75</v></c>{Workbooks.Cell("C2", "p")}{Workbooks.Cell("D2", "s")}</row>", "date1904=\"1\""));
        (await LeadAsync(id)).CreatedAt.ShouldBe(new DateTimeOffset(2026, 3, 1, 18, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_small_file_with_one_huge_cell_is_refused_without_the_memory_it_asks_for()
    {
        using var file = _files.Bytes(Workbooks.WithHugeCell(400L << 20), "leads.xlsx");
        file.Content.Length.ShouldBeLessThan(1 << 20);
        var formats = (IImportFormats)Activator.CreateInstance(typeof(LeadCrmSettings).Assembly.GetTypes().Single(typeof(IImportFormats).IsAssignableFrom))!;
        var before = GC.GetAllocatedBytesForCurrentThread();

        Should.Throw<InvalidRequestException>(() => formats.Open(file, ImportFiles.Leads, TestContext.Current.CancellationToken)).Problems.Single().Code.ShouldBe("file-too-large");

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(16L << 20);
    }

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>", null)]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "A1:ZZZZZZ9")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "A1:XFD1048576")]
    public async Task A_cell_far_to_the_right_is_refused(string rows, string? dimension) => await RefusedAsync(Workbooks.Of(rows, dimension: dimension), "file-too-large");

    [Fact]
    public async Task Many_small_pieces_do_not_make_a_huge_cell()
    {
        var pieces = string.Concat(Enumerable.Repeat($"<r><t>{new string('a', 1_000)}</t></r>", 200));
        await RefusedAsync(Workbooks.Of($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>{pieces}</is></c></row>"), "file-too-large");
    }

    [Fact]
    public async Task Rows_in_which_nothing_stands_are_passed_over_in_every_format()
    {
        var (text, book) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
        var fromText = await fixture.SendAsync(Caller.System, new ImportLeads(_files.Text($"id,date,page,origin\n,,,\n{text},2026-03-01,p,s\n , \u00A0,,\"\"\n,,,\n\n"), ImportFiles.Leads));
        var fromBook = await ImportAsync(Workbooks.Of(
            $"{s_header}<row r=\"2\">{Workbooks.Cell("A2", "")}{Workbooks.Cell("B2", " ")}</row><row r=\"3\">{Workbooks.Cell("A3", book)}{Workbooks.Cell("B3", "2026-03-01")}</row><row r=\"4\"><c r=\"A4\"/></row>"));

        foreach (var result in new[] { fromText, fromBook })
            result.ShouldSatisfyAllConditions(r => r.Rows.ShouldBe(1), r => r.Added.ShouldBe(1), r => r.Rejected.ShouldBe(0));
    }

    private Task<ImportResult> ImportAsync(byte[] workbook) => fixture.SendAsync(Caller.System, new ImportLeads(_files.Bytes(workbook, "leads.xlsx"), ImportFiles.Leads));

    private async Task RefusedAsync(byte[] workbook, string code) =>
        (await Should.ThrowAsync<InvalidRequestException>(() => ImportAsync(workbook))).Problems.ShouldContain(p => p.Code == code);

    private Task<Lead> LeadAsync(string id) => fixture.ReadAsync(db => db.Leads.SingleAsync(l => l.ExternalId == id));
}
