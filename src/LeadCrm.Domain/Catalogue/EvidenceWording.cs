namespace LeadCrm.Domain.Catalogue;

/// <summary>Levels and kinds in the words of the history of a pair.</summary>
internal static class EvidenceWording
{
    public static string Of(EvidenceLevel level) => level switch
    {
        EvidenceLevel.Established => "Established",
        EvidenceLevel.Emerging => "Emerging, not yet standard",
        EvidenceLevel.Investigational => "Only inside a trial",
        _ => "Not proven, never routed",
    };

    public static string Of(RuleKind kind) => kind switch
    {
        RuleKind.Required => "Required",
        RuleKind.Excluded => "Excluded",
        _ => "Caution",
    };
}
