using System.Globalization;
using System.Xml;
using LeadCrm.Application.Imports;
using LeadCrm.Application.Pipeline;
using MiniExcelLibs;

namespace LeadCrm.Infrastructure.Imports;

/// <summary>The first sheet of an .xlsx workbook. Dates become ISO 8601, numbers are written without grouping.</summary>
internal sealed class WorkbookTable : IImportTable
{
    private readonly Stream _content;

    private WorkbookTable(Stream content) => _content = content;

    public IReadOnlyList<string> Columns { get; private set; } = [];

    public long RowCount { get; private set; }

    public static WorkbookTable Open(Stream content, CancellationToken ct)
    {
        var table = new WorkbookTable(content);
        try
        {
            foreach (var row in table.AllRows())
            {
                ct.ThrowIfCancellationRequested();
                if (table.Columns.Count == 0)
                    table.Columns = row.Values;
                else
                    table.RowCount++;
            }
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidRequestException("file", "file-unreadable", "The file is not a readable .xlsx workbook.");
        }

        if (table.Columns.Count == 0)
            throw new InvalidRequestException("file", "file-empty", "The first sheet has no first row with the names of its columns.");
        return table;
    }

    public IEnumerable<ImportRow> Rows() => AllRows().Skip(1);

    private IEnumerable<ImportRow> AllRows()
    {
        _content.Position = 0;
        var line = 0L;
        foreach (IDictionary<string, object?> row in _content.Query(useHeaderRow: false, excelType: ExcelType.XLSX))
        {
            line++;
            var cells = row.Values.Select(Text).ToList();
            if (cells.TrueForAll(c => c.Length == 0))
                continue;
            yield return new ImportRow(line, cells);
        }
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
