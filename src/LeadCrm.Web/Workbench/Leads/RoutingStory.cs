namespace LeadCrm.Web.Workbench.Leads;

/// <summary>A routing decision as the lead page tells it.</summary>
/// <param name="PolicyVersion">The published policy that was applied.</param>
/// <param name="DecidedAt">When (UTC).</param>
/// <param name="Sentences">What was decided and why.</param>
/// <param name="Candidates">The clinics that were looked at, the ranked ones first.</param>
public sealed record RoutingStory(int PolicyVersion, DateTimeOffset DecidedAt, IReadOnlyList<string> Sentences, IReadOnlyList<RoutingCandidate> Candidates);

/// <summary>One clinic's part.</summary>
/// <param name="Clinic">Its name.</param>
/// <param name="Rank">1 for the first; 0 when it was not considered.</param>
/// <param name="Offered">Whether it was offered the case.</param>
/// <param name="Score">Its score, 0 to 100.</param>
/// <param name="WhyNot">Gates it failed, in words.</param>
/// <param name="Contributions">What each factor gave.</param>
public sealed record RoutingCandidate(string Clinic, int Rank, bool Offered, double Score, IReadOnlyList<string> WhyNot, IReadOnlyList<RoutingContribution> Contributions);

/// <summary>What a factor gave to a score.</summary>
/// <param name="Factor">The factor, as the API names it.</param>
/// <param name="Points">Its points of the score.</param>
/// <param name="Value">The clinic's value, 0 to 100.</param>
/// <param name="Weight">The policy's weight.</param>
public sealed record RoutingContribution(string Factor, double Points, int Value, int Weight);
