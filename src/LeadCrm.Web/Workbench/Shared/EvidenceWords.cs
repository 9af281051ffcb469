using LeadCrm.Application.Leads;
using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Web.Workbench.Shared;

/// <summary>Evidence levels in words.</summary>
internal static class EvidenceWords
{
    public static string Of(EvidenceLevel level) => level switch
    {
        EvidenceLevel.Established => "established",
        EvidenceLevel.Emerging => "emerging, not yet standard",
        EvidenceLevel.Investigational => "only inside a trial",
        _ => "not proven, never routed",
    };

    public static string Of(string code) =>
        Enum.GetValues<EvidenceLevel>().Where(l => FormCodes.Code(l) == code).Select(Of).FirstOrDefault(code);

    public static string Tone(EvidenceLevel level) => level switch
    {
        EvidenceLevel.Established => "tag-good",
        EvidenceLevel.Unproven => "tag-error",
        _ => "tag-warn",
    };
}
