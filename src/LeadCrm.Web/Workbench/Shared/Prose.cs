namespace LeadCrm.Web.Workbench.Shared;

/// <summary>Sentences one after the other. They are put together here and not in markup, where a blank between two of them is lost without a trace.</summary>
public static class Prose
{
    /// <summary>Each begins with a capital and ends with a full stop; what is empty is left out.</summary>
    public static string Of(params string?[] sentences) => string.Join(' ', sentences.Where(s => !string.IsNullOrWhiteSpace(s)).Select(s => Sentence(s!.Trim())));

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + (words[^1] is '.' or '?' or '!' or '…' ? "" : ".");
}
