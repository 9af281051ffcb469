using System.IO.Compression;
using System.Text;

namespace LeadCrm.Application.Tests.Imports;

/// <summary>Workbooks made by hand, part by part, as other programs write them.</summary>
internal static class Workbooks
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="rows">The content of <c>sheetData</c>.</param>
    /// <param name="properties">Attributes of <c>workbookPr</c>.</param>
    /// <param name="dimension">What the sheet says of its size.</param>
    public static byte[] Of(string rows, string properties = "", string? dimension = null) => Of(properties, dimension, sheet => Write(sheet, rows));

    /// <summary>One cell of so many characters, which compresses to almost nothing.</summary>
    public static byte[] WithHugeCell(long characters) => Of("", null, sheet =>
    {
        Write(sheet, "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>");
        var part = Encoding.ASCII.GetBytes(new string('a', 1 << 20));
        for (var written = 0L; written < characters; written += part.Length)
            sheet.Write(part);
        Write(sheet, "</t></is></c></row>");
    });

    public static string Cell(string reference, string text) => $"<c r=\"{reference}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private static byte[] Of(string properties, string? dimension, Action<Stream> writeRows)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
            Add(archive, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add(archive, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><workbookPr {properties}/><sheets><sheet name=\"Leads\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Add(archive, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
            Add(archive, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/><xf numFmtId=\"22\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            using var sheet = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
            Write(sheet, $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"{Main}\">{(dimension is null ? "" : $"<dimension ref=\"{dimension}\"/>")}<sheetData>");
            writeRows(sheet);
            Write(sheet, "</sheetData></worksheet>");
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var part = archive.CreateEntry(name).Open();
        Write(part, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text);
    }

    private static void Write(Stream part, string text) => part.Write(Encoding.UTF8.GetBytes(text));
}
