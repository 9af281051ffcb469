using System.Text;
using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Imports;

/// <summary>Opens files of every supported format.</summary>
public interface IImportFormats
{
    /// <summary>Opens a file and reads through it once, so that what is wrong with the file as a whole is known before anything is written.</summary>
    /// <param name="file">The file.</param>
    /// <param name="map">Delimiter and encoding.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="Pipeline.InvalidRequestException"><c>file-empty</c>, <c>encoding-wrong</c>, <c>file-unreadable</c>.</exception>
    IImportTable Open(ImportFile file, ImportMap map, CancellationToken ct);
}

/// <summary>The rows of an opened file.</summary>
public interface IImportTable
{
    /// <summary>The cells of the first row.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>How many rows follow.</summary>
    long RowCount { get; }

    /// <summary>The encoding of a text file; of a workbook's rejected rows, which become one.</summary>
    Encoding Encoding { get; }

    /// <summary>Reads the rows behind the first, from the beginning.</summary>
    IEnumerable<ImportRow> Rows();
}

/// <summary>One row.</summary>
/// <param name="Line">Its line in the file, from 1 (the first row is 1).</param>
/// <param name="Values">Its cells.</param>
/// <param name="IsMalformed">Whether its quotes do not match.</param>
public sealed record ImportRow(long Line, IReadOnlyList<string> Values, bool IsMalformed = false)
{
    /// <summary>Whether nothing stands in it: such rows are passed over in every format, as spreadsheets write them at the end.</summary>
    public bool IsBlank => !IsMalformed && !Values.Any(OneLine.HasText);
}
