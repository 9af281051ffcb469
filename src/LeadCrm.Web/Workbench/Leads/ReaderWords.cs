using LeadCrm.Application.Leads;

namespace LeadCrm.Web.Workbench.Leads;

/// <summary>A look at a lead in words.</summary>
internal static class ReaderWords
{
    public static string Of(LeadRead look) => $"{Who(look)} {What(look)}";

    private static string Who(LeadRead look) => (look.Name, look.By) switch
    {
        ({ } name, _) => name,
        (_, "patient") => "The patient",
        (_, "system") => "LeadCrm itself",
        _ => "Somebody whose account is gone",
    };

    private static string What(LeadRead look) => look.Kind switch
    {
        "lead-opened" => "opened the lead",
        "case-opened" => "opened the case page",
        "clinical-text-opened" => $"read clinical text ({string.Join(", ", look.Fields)})",
        "mail-opened" => "opened a mail",
        "readers-listed" => "looked who had seen it",
        _ => "read it",
    };
}
