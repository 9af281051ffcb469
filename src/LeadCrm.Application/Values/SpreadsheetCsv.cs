using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace LeadCrm.Application.Values;

/// <summary>
/// Writes the rows of a file that people open in a spreadsheet (RFC 4180). No cell can act as a formula (OWASP, CSV injection): what
/// begins like one gets an apostrophe, and what another separator than the file's would cut out of a cell does too.
/// </summary>
public sealed class SpreadsheetCsv : IDisposable
{
    /// <summary>What a formula begins with, in the forms that spreadsheets take for it; the apostrophe too, so that <see cref="Restored"/> can tell its own.</summary>
    private static readonly char[] s_formula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '\''];

    private readonly CsvWriter _rows;
    private readonly bool _readBack;

    private SpreadsheetCsv(TextWriter output, string delimiter, bool readBack)
    {
        _readBack = readBack;
        _rows = new CsvWriter(output, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            NewLine = "\r\n",
            InjectionOptions = InjectionOptions.Escape,
            InjectionEscapeCharacter = '\'',
            InjectionCharacters = readBack ? s_formula : s_formula[..^1],
            ShouldQuote = field => field.Field.AsSpan().IndexOfAny(",;\t|\"\r\n" + delimiter) >= 0 || field.Field is [' ', ..] or [.., ' '],
        });
    }

    /// <summary>Begins a report.</summary>
    /// <param name="output">Where to.</param>
    public static SpreadsheetCsv ForReading(TextWriter output) => new(output, ",", readBack: false);

    /// <summary>Begins a file that comes back: <see cref="Restored"/> gives every cell as it was.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="delimiter">The delimiter with which it will be read.</param>
    public static SpreadsheetCsv ForReadingBack(TextWriter output, string delimiter) => new(output, delimiter, readBack: true);

    /// <summary>A cell of a file for reading back, as it was before it was written.</summary>
    /// <param name="cell">The cell as read.</param>
    public static string Restored(string cell) => cell is ['\'', var next, ..] && s_formula.Contains(next) ? cell[1..] : cell;

    /// <summary>Writes a row.</summary>
    /// <param name="cells">Its cells.</param>
    public void Write(IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            _rows.WriteField(_readBack ? cell : Guarded(cell));
        _rows.NextRecord();
    }

    /// <summary>Writes what is still held back; the output stays open.</summary>
    public void Dispose() => _rows.Flush();

    /// <summary>A spreadsheet that cuts at semicolons or tabs would begin a cell inside this one.</summary>
    private static string Guarded(string cell)
    {
        for (var i = cell.Length - 1; i > 0; i--)
        {
            if (s_formula.Contains(cell[i]) && cell[i] != '\'' && cell.AsSpan(0, i).TrimEnd(" \"") is [.., ';' or ',' or '\t' or '|' or '\n'])
                cell = cell.Insert(i, "'");
        }

        return cell;
    }
}
