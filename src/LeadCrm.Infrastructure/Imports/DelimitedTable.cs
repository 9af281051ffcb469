using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using LeadCrm.Application.Imports;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Values;

namespace LeadCrm.Infrastructure.Imports;

/// <summary>Delimited text (RFC 4180), read strictly: a byte the encoding cannot mean refuses the whole file.</summary>
internal sealed class DelimitedTable : IImportTable
{
    /// <summary>A quote that is never closed would read the rest of the file into one cell.</summary>
    private const int MaxCell = 100_000;

    private static readonly Encoding s_utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private readonly Stream _content;
    private readonly string _delimiter;
    private bool _malformed;
    private bool _comesBack;

    private DelimitedTable(Stream content, ImportMap map) => (_content, Encoding, _delimiter) = (content, BeginsAsUtf8(content) ? s_utf8 : map.StrictEncoding(), map.Delimiter);

    public IReadOnlyList<string> Columns { get; private set; } = [];

    public long RowCount { get; private set; }

    public Encoding Encoding { get; }

    public static DelimitedTable Open(Stream content, ImportMap map, CancellationToken ct)
    {
        var table = new DelimitedTable(content, map);
        var line = 0L;
        try
        {
            foreach (var row in table.AllRows())
            {
                ct.ThrowIfCancellationRequested();
                line = row.Line;
                if (table.Columns.Count == 0)
                    table.TakeColumns(row.Values);
                else
                    table.RowCount++;
            }
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidRequestException("file", "encoding-wrong", $"The file is not {map.Encoding}; the first wrong byte comes after line {line}. Name the right encoding in the map.");
        }
        catch (CsvHelperException)
        {
            throw new InvalidRequestException("file", "file-unreadable", $"The file cannot be read after line {line}: a quote is not closed, or a cell is longer than {MaxCell} characters.");
        }

        if (table.Columns.Count == 0)
            throw new InvalidRequestException("file", "file-empty", "The file has no first row with the names of its columns.");
        return table;
    }

    public IEnumerable<ImportRow> Rows() => AllRows().Skip(1);

    /// <summary>A byte order mark says more than the map: spreadsheets write one when they save a file of another encoding.</summary>
    private static bool BeginsAsUtf8(Stream content)
    {
        content.Position = 0;
        Span<byte> mark = stackalloc byte[3];
        return content.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) == mark.Length && mark.SequenceEqual(System.Text.Encoding.UTF8.Preamble);
    }

    private void TakeColumns(IReadOnlyList<string> columns)
    {
        Columns = columns;
        _comesBack = RejectedColumns.Follow(columns);
    }

    private IEnumerable<ImportRow> AllRows()
    {
        _content.Position = 0;
        using var text = new StreamReader(_content, Encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024, leaveOpen: true);
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = _delimiter,
            HasHeaderRecord = false,
            MaxFieldSize = MaxCell,
            BadDataFound = _ => _malformed = true,
        });
        while (true)
        {
            _malformed = false;
            if (!parser.Read())
                yield break;
            // The cells are made here, and with them wrong quotes are found.
            var cells = parser.Record!;
            var row = new ImportRow(parser.RawRow, _comesBack ? [.. cells.Select(SpreadsheetCsv.Restored)] : cells, _malformed);
            if (!row.IsBlank)
                yield return row;
        }
    }
}
