namespace LeadCrm.Domain.Routing;

/// <summary>A past lead as a simulation replays it: what routing would have read, and when.</summary>
/// <param name="Case">The case, without assignments: the simulation makes its own.</param>
/// <param name="QualifiedAt">When it was qualified, UTC.</param>
public sealed record SimulatedLead(RoutingCase Case, DateTimeOffset QualifiedAt);
