namespace LeadCrm.Application.Pipeline;

/// <summary>Writes property paths and error codes the way the API's JSON does.</summary>
internal static class FieldPath
{
    /// <summary><c>Requester.FullName</c> becomes <c>requester.fullName</c>.</summary>
    public static string CamelCase(string path) =>
        string.Join('.', path.Split('.').Select(p => p.Length == 0 ? p : char.ToLowerInvariant(p[0]) + p[1..]));

    /// <summary>Codes of built-in validators (<c>NotEmptyValidator</c>) become kebab-case (<c>not-empty</c>); our own stay.</summary>
    public static string Code(string code)
    {
        if (!code.EndsWith("Validator", StringComparison.Ordinal))
            return code;
        var name = code[..^"Validator".Length];
        return string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
    }
}
