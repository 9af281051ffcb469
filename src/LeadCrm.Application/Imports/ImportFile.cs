namespace LeadCrm.Application.Imports;

/// <summary>The file of an import, wherever it came from.</summary>
/// <param name="Name">Its name; <c>.xlsx</c> is read as a workbook (first sheet), everything else as delimited text.</param>
/// <param name="Content">Its bytes; the stream must be seekable, because the whole file is checked before anything is written.</param>
/// <param name="Rejected">Where rejected rows go; null: they are only told in the result.</param>
public sealed record ImportFile(string Name, Stream Content, IRejectedRows? Rejected = null) : IDisposable
{
    /// <summary>Opens a file of this machine; rejected rows go beside it, to <c>FILE.rejected.csv</c>.</summary>
    /// <param name="path">Where it is.</param>
    /// <exception cref="Pipeline.InvalidRequestException"><c>file-not-found</c>.</exception>
    public static ImportFile At(string path)
    {
        try
        {
            return new ImportFile(Path.GetFileName(path), File.OpenRead(path), new RejectedFile(path + ".rejected.csv"));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new Pipeline.InvalidRequestException("file", "file-not-found", $"The file '{path}' does not exist or cannot be read.");
        }
    }

    /// <summary>Closes the content.</summary>
    public void Dispose() => Content.Dispose();
}
