namespace LeadCrm.TestSupport.Walks;

/// <summary>A use case that a test sent.</summary>
/// <param name="Request">Name of the request's type.</param>
/// <param name="Face">Where it came in.</param>
/// <param name="Outcome"><c>done</c>, or the code of the refusal.</param>
/// <param name="Facts">Kinds of the facts that it wrote, with commas; empty when it wrote without one, <c>-</c> when it wrote nothing.</param>
public sealed record Walk(string Request, string Face, string Outcome, string Facts)
{
    /// <summary>The API or a page.</summary>
    public const string Http = "http";

    /// <summary>A component in a browser.</summary>
    public const string Circuit = "circuit";

    /// <summary>LeadCrm itself: a job or a command on the server.</summary>
    public const string System = "system";

    /// <summary>A test that sent it past every face.</summary>
    public const string Inside = "inside";

    public bool IsDone => Outcome == "done";

    /// <summary>Refused for a reason: a fault is none, and being cancelled neither.</summary>
    public bool IsRefused => Outcome is not ("done" or "failed" or "cancelled");

    public override string ToString() => $"{Request}\t{Face}\t{Outcome}\t{Facts}";

    public static Walk Read(string line) => line.Split('\t') is [var request, var face, var outcome, var facts] ? new Walk(request, face, outcome, facts) : throw new FormatException(line);
}
