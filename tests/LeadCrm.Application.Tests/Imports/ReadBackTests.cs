using System.Text;
using LeadCrm.Application.Imports;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace LeadCrm.Application.Tests.Imports;

/// <summary>Rejected rows, corrected in the file that the import wrote, imported with the same map: on real files.</summary>
public sealed class ReadBackTests(BulkFixture fixture) : IClassFixture<BulkFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("imports-").FullName;

    public static readonly TheoryData<string, string> Notations = new()
    {
        { "utf-8", "," }, { "utf-8", ";" }, { "windows-1252", ";" }, { "iso-8859-9", "\t" }, { "utf-16", ";" }, { "windows-1251", "|" }, { "utf-8", "\t" },
    };

    [Theory]
    [MemberData(nameof(Notations))]
    public async Task A_rejected_row_is_taken_once_it_is_corrected(string encoding, string delimiter)
    {
        var map = MapOf(encoding, delimiter);
        var word = encoding == "windows-1251" ? "Москва" : "Müller";
        var id = $"{encoding}-{(int)delimiter[0]}";
        var path = Write("leads.csv", Row(delimiter, "id", "date", "origin") + Row(delimiter, id, "soon", $"{word} \"a\"") + Row(delimiter, id + "b", "soon", "=1+1"), map);

        (await ImportAsync(path, map)).Rejected.ShouldBe(2);
        var rejected = path + ".rejected.csv";
        Correct(rejected, map, "soon", "2026-03-01");
        (await ImportAsync(rejected, map)).ShouldSatisfyAllConditions(r => r.Added.ShouldBe(2), r => r.Rejected.ShouldBe(0));

        (await LeadAsync(id)).Attribution.Source.ShouldBe($"{word} \"a\"");
        (await LeadAsync(id + "b")).Attribution.Source.ShouldBe("=1+1");
        File.Exists(rejected + ".rejected.csv").ShouldBeFalse();
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public async Task A_spreadsheet_knows_the_encoding_of_rejected_rows(string encoding)
    {
        var map = MapOf(encoding, ";");
        var path = Write("leads.csv", Row(";", "id", "date", "origin") + Row(";", "bom", "soon", "Müller"), map);

        await ImportAsync(path, map);

        File.ReadAllBytes(path + ".rejected.csv").AsSpan().StartsWith(map.StrictEncoding().GetPreamble()).ShouldBeTrue();
        map.StrictEncoding().GetPreamble().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_file_that_a_spreadsheet_saved_as_UTF_8_is_read_whatever_the_map_says()
    {
        var map = MapOf("windows-1252", ";");
        var path = Path.Combine(_folder, "saved.csv");
        await File.WriteAllTextAsync(path, Row(";", "id", "date", "origin") + Row(";", "saved-1", "2026-03-01", "Łódź"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        (await ImportAsync(path, map)).Added.ShouldBe(1);

        (await LeadAsync("saved-1")).Attribution.Source.ShouldBe("Łódź");
    }

    [Fact]
    public async Task Rows_rejected_from_a_workbook_come_back_with_every_letter()
    {
        var map = MapOf("windows-1252", ";");
        var path = Path.Combine(_folder, "leads.xlsx");
        MiniExcel.SaveAs(path, new[] { new { id = "book-1", date = "soon", origin = "Łódź; =1" } });

        (await ImportAsync(path, map)).Rejected.ShouldBe(1);
        await File.WriteAllTextAsync(path + ".rejected.csv", (await File.ReadAllTextAsync(path + ".rejected.csv")).Replace("soon", "2026-03-01", StringComparison.Ordinal), Encoding.UTF8);
        (await ImportAsync(path + ".rejected.csv", map)).Added.ShouldBe(1);

        (await LeadAsync("book-1")).Attribution.Source.ShouldBe("Łódź; =1");
    }

    [Fact]
    public async Task Corrections_are_kept_when_the_first_file_runs_again()
    {
        var map = MapOf("utf-8", ",");
        var path = Write("leads.csv", Row(",", "id", "date", "origin") + Row(",", "kept-1", "soon", "s"), map);
        await ImportAsync(path, map);
        Correct(path + ".rejected.csv", map, "soon", "2026-03-01");
        var corrected = await File.ReadAllTextAsync(path + ".rejected.csv");

        var again = await ImportAsync(path, map);

        again.Kept.ShouldNotBeNull();
        (await File.ReadAllTextAsync(again.Kept)).ShouldBe(corrected);
        (await File.ReadAllTextAsync(path + ".rejected.csv")).ShouldContain("soon");
        (await ImportAsync(again.Kept, map)).Added.ShouldBe(1);
    }

    [Fact]
    public async Task Running_the_same_file_twice_keeps_one_file_of_rejected_rows()
    {
        var map = MapOf("utf-8", ",");
        var path = Write("leads.csv", Row(",", "id", "date", "origin") + Row(",", "same-1", "soon", "s"), map);
        await ImportAsync(path, map);

        (await ImportAsync(path, map)).Kept.ShouldBeNull();

        Directory.GetFiles(_folder, "*.rejected*").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task When_nothing_is_rejected_any_more_there_is_no_file_of_rejected_rows()
    {
        var map = MapOf("utf-8", ",");
        var path = Write("leads.csv", Row(",", "id", "date", "origin") + Row(",", "gone-1", "soon", "s"), map);
        await ImportAsync(path, map);
        Write("leads.csv", Row(",", "id", "date", "origin") + Row(",", "gone-1", "2026-03-01", "s"), map);

        (await ImportAsync(path, map)).Rejected.ShouldBe(0);

        File.Exists(path + ".rejected.csv").ShouldBeFalse();
    }

    [Fact]
    public async Task A_dry_run_leaves_the_file_of_rejected_rows_alone()
    {
        var map = MapOf("utf-8", ",");
        var path = Write("leads.csv", Row(",", "id", "date", "origin") + Row(",", "dry-1", "soon", "s"), map);
        await ImportAsync(path, map);

        using (var file = ImportFile.At(path))
            await fixture.SendAsync(BulkFixture.Administrator, new ImportLeads(file, map, DryRun: true));

        Directory.GetFiles(_folder, "*.rejected*").ShouldHaveSingleItem();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ImportMap MapOf(string encoding, string delimiter) => new()
    {
        Kind = ImportKind.Leads,
        Encoding = encoding,
        Delimiter = delimiter,
        Columns = new Dictionary<string, string> { ["id"] = "externalId", ["date"] = "createdAt", ["origin"] = "source" },
    };

    private static string Row(string delimiter, params string[] cells) => string.Join(delimiter, cells.Select(c => "\"" + c.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")) + "\n";

    private static void Correct(string path, ImportMap map, string wrong, string right) =>
        File.WriteAllText(path, File.ReadAllText(path, map.StrictEncoding()).Replace(wrong, right, StringComparison.Ordinal), map.StrictEncoding());

    private string Write(string name, string text, ImportMap map)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, map.StrictEncoding().GetBytes(text));
        return path;
    }

    private async Task<ImportResult> ImportAsync(string path, ImportMap map)
    {
        using var file = ImportFile.At(path);
        return await fixture.SendAsync(BulkFixture.Administrator, new ImportLeads(file, map));
    }

    private Task<Lead> LeadAsync(string id) => fixture.ReadAsync(db => db.Leads.SingleAsync(l => l.ExternalId == id));
}
