using System.IO.Compression;
using System.Xml;
using LeadCrm.Application.Pipeline;

namespace LeadCrm.Infrastructure.Imports;

/// <summary>
/// Looks through the parts of a workbook before a library loads them: a few hundred kilobytes can hold one cell of gigabytes, or a row
/// of a million columns. Nothing is kept while looking.
/// </summary>
internal sealed class WorkbookParts
{
    /// <summary>As in text files. A spreadsheet itself keeps at most 32,767 characters in a cell.</summary>
    private const int MaxCell = 100_000;

    private const int MaxTag = 64 * 1024;
    private const int MaxColumns = 1_000;
    private const long MaxBytes = 2L * 1024 * 1024 * 1024;

    private static readonly XmlReaderSettings s_settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    /// <summary>Whether its days count from 1904.</summary>
    public bool CountsFrom1904 { get; private set; }

    /// <exception cref="InvalidRequestException"><c>file-too-large</c>.</exception>
    /// <exception cref="InvalidDataException">It is no zip archive, or an XML part is not UTF-8.</exception>
    public static WorkbookParts Check(Stream content, CancellationToken ct)
    {
        var parts = new WorkbookParts();
        content.Position = 0;
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var part in archive.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            using (var bytes = part.Open())
                RefuseLongTokens(bytes, ct);
            if (!HoldsCells(part.FullName))
                continue;
            using (var bytes = part.Open())
                parts.Look(bytes, ct);
        }

        return parts;
    }

    private static bool HoldsCells(string name) =>
        name.Contains("/worksheets/", StringComparison.OrdinalIgnoreCase) || name.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith("workbook.xml", StringComparison.OrdinalIgnoreCase);

    /// <summary>First in bytes: a reader of XML holds a whole tag or text in memory.</summary>
    private static void RefuseLongTokens(Stream part, CancellationToken ct)
    {
        var buffer = new byte[MaxTag];
        var (total, token) = (0L, 0L);
        var first = true;
        for (int read; (read = part.Read(buffer)) > 0; first = false)
        {
            ct.ThrowIfCancellationRequested();
            if (first && buffer[0] is 0xFE or 0xFF or 0)
                throw new InvalidDataException("The part is not UTF-8.");
            total += read;
            for (var rest = buffer.AsSpan(0, read); rest.Length > 0;)
            {
                var end = rest.IndexOfAny((byte)'<', (byte)'>');
                token = end < 0 ? token + rest.Length : token + end > 4 * MaxCell ? token + end : 0;
                Refuse(token > 4 * MaxCell, $"A cell of the workbook is longer than {MaxCell} characters.");
                rest = end < 0 ? [] : rest[(end + 1)..];
            }

            Refuse(total > MaxBytes, "The workbook is larger than 2 GiB when it is unpacked.");
        }
    }

    private void Look(Stream part, CancellationToken ct)
    {
        using var xml = XmlReader.Create(part, s_settings);
        var cell = 0L;
        while (xml.Read())
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
                Refuse((cell += xml.Value.Length) > MaxCell, $"A cell of the workbook is longer than {MaxCell} characters.");
            else if (xml.NodeType == XmlNodeType.Element)
                LookAt(xml, ref cell, ct);
        }
    }

    private void LookAt(XmlReader element, ref long cell, CancellationToken ct)
    {
        switch (element.LocalName)
        {
            case "workbookPr":
                CountsFrom1904 = element.GetAttribute("date1904") is "1" or "true";
                break;
            case "dimension":
                RefuseColumn(element.GetAttribute("ref")?.Split(':')[^1]);
                break;
            case "c":
                cell = 0;
                RefuseColumn(element.GetAttribute("r"));
                break;
            case "row":
                ct.ThrowIfCancellationRequested();
                cell = 0;
                break;
            case "si":
                cell = 0;
                break;
        }
    }

    /// <summary>Refuses a cell that lies further right than any file of leads has columns, because every row would be filled up to it.</summary>
    private static void RefuseColumn(string? reference)
    {
        var column = 0L;
        foreach (var letter in (reference ?? "").Replace("$", "", StringComparison.Ordinal).TakeWhile(char.IsAsciiLetter).Take(8))
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
        Refuse(column > MaxColumns, $"The workbook has a cell beyond its {MaxColumns}th column.");
    }

    private static void Refuse(bool tooLarge, string reason)
    {
        if (tooLarge)
            throw new InvalidRequestException("file", "file-too-large", reason);
    }
}
