using LeadCrm.Domain.Routing;

namespace LeadCrm.Web.Workbench.Routing;

/// <summary>Where policies and simulations stand, in words and tones.</summary>
internal static class PolicyStatusWords
{
    public static string Tone(PolicyStatus status) => status switch
    {
        PolicyStatus.Published => "tag-good",
        PolicyStatus.Simulated => "tag-warn",
        _ => "tag-quiet",
    };

    public static string Of(SimulationStatus status) => status switch
    {
        SimulationStatus.Queued => "waiting",
        SimulationStatus.Running => "running",
        SimulationStatus.Done => "finished",
        SimulationStatus.Failed => "failed",
        _ => "cancelled",
    };

    public static string Tone(SimulationStatus status) => status switch
    {
        SimulationStatus.Done => "tag-good",
        SimulationStatus.Failed => "tag-error",
        _ => "tag-quiet",
    };

    public static string Failure(string? code) => code switch
    {
        "interrupted-too-often" => "It was interrupted three times, so it was given up. Please start it again.",
        _ => "Something went wrong on our side. Please start it again; if it fails once more, tell an administrator.",
    };
}
