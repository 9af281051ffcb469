using System.Globalization;
using System.Text;
using System.Xml;
using LeadCrm.Application.Imports;
using LeadCrm.Application.Pipeline;
using MiniExcelLibs;

namespace LeadCrm.Infrastructure.Imports;

/// <summary>The first sheet of an .xlsx workbook. Dates become ISO 8601, numbers are written without grouping.</summary>
internal sealed class WorkbookTable : IImportTable
{
    // Workbooks made on a Mac may count days from 1904; the library counts all from 1900 (ECMA-376, 18.17.4).
    private const int DaysFrom1900To1904 = 1462;

    private readonly Stream _content;
    private readonly int _addedDays;

    private WorkbookTable(Stream content, bool countsFrom1904) => (_content, _addedDays) = (content, countsFrom1904 ? DaysFrom1900To1904 : 0);

    public IReadOnlyList<string> Columns { get; private set; } = [];

    public long RowCount { get; private set; }

    public Encoding Encoding => Encoding.UTF8;

    public static WorkbookTable Open(Stream content, CancellationToken ct)
    {
        try
        {
            var table = new WorkbookTable(content, WorkbookParts.Check(content, ct).CountsFrom1904);
            table.ReadThrough(ct);
            return table;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidRequestException("file", "file-unreadable", "The file is not a readable .xlsx workbook.");
        }
    }

    public IEnumerable<ImportRow> Rows() => AllRows().Skip(1);

    private void ReadThrough(CancellationToken ct)
    {
        foreach (var row in AllRows())
        {
            ct.ThrowIfCancellationRequested();
            if (Columns.Count == 0)
                Columns = row.Values;
            else
                RowCount++;
        }

        if (Columns.Count == 0)
            throw new InvalidRequestException("file", "file-empty", "The first sheet has no first row with the names of its columns.");
    }

    private IEnumerable<ImportRow> AllRows()
    {
        _content.Position = 0;
        var line = 0L;
        foreach (IDictionary<string, object?> cells in _content.Query(useHeaderRow: false, excelType: ExcelType.XLSX))
        {
            var row = new ImportRow(++line, cells.Values.Select(Text).ToList());
            if (!row.IsBlank)
                yield return row;
        }
    }

    private string Text(object? cell) => cell switch
    {
        null => "",
        DateTime moment => moment.AddDays(_addedDays).ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
