namespace LeadCrm.Domain.Routing;

/// <summary>The codes under which a lead returns from routing when a gate of the case itself failed.</summary>
public static class BlockingReasons
{
    /// <summary>The code of the gravest gate that failed.</summary>
    /// <param name="blockedBy">Gates of the case; at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">No gate of the case is among them.</exception>
    public static string Of(Gate blockedBy) => blockedBy switch
    {
        _ when blockedBy.HasFlag(Gate.RedFlag) => "red-flag-open",
        _ when blockedBy.HasFlag(Gate.Consent) => "sharing-not-granted",
        _ when blockedBy.HasFlag(Gate.RepresentedPerson) => "awaits-representation",
        _ when blockedBy.HasFlag(Gate.Unproven) => "unproven-treatment",
        _ when blockedBy.HasFlag(Gate.EvidenceAcknowledgement) => "evidence-not-acknowledged",
        _ when blockedBy.HasFlag(Gate.Eligibility) => "not-eligible",
        _ => throw new ArgumentOutOfRangeException(nameof(blockedBy)),
    };
}
