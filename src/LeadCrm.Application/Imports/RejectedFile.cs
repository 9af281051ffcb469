using System.Text;

namespace LeadCrm.Application.Imports;

/// <summary>Where the rejected rows of an import go.</summary>
public interface IRejectedRows
{
    /// <summary>Opens the place; called only when there are some.</summary>
    /// <param name="encoding">The encoding in which the same map reads them back.</param>
    TextWriter Open(Encoding encoding);

    /// <summary>The import is through.</summary>
    /// <param name="any">Whether rows were rejected.</param>
    /// <returns>Where rows of an earlier run were kept, because somebody may have corrected them there; null when there were none.</returns>
    string? Close(bool any);
}

/// <summary>
/// A file beside the imported one. What an earlier run left there may hold corrections by now: it is kept under another name unless it
/// says the same again. When nothing is rejected any more, there is no such file.
/// </summary>
/// <param name="path">Its path.</param>
internal sealed class RejectedFile(string path) : IRejectedRows
{
    // Written aside, so that what stands there is whole until there is something to put in its place.
    private readonly string _written = path + ".new";

    public TextWriter Open(Encoding encoding) => new StreamWriter(_written, append: false, encoding);

    public string? Close(bool any)
    {
        var kept = File.Exists(path) && !(any && File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(_written))) ? SetAside() : null;
        if (any)
            File.Move(_written, path, overwrite: true);
        return kept;
    }

    private string SetAside()
    {
        var stem = path[..^".csv".Length];
        var name = Enumerable.Range(1, int.MaxValue).Select(n => $"{stem}.earlier-{n}.csv").First(n => !File.Exists(n));
        File.Move(path, name);
        return name;
    }
}
