using Npgsql;

namespace LeadCrm.Infrastructure.Database.Routing;

/// <summary>The database did not take what was decided about some leads.</summary>
internal sealed class ChunkRefusedException(IReadOnlyList<Guid> leads, PostgresException reason)
    : Exception("A chunk of decisions was refused by the database.", reason)
{
    /// <summary>The leads of the chunk.</summary>
    public IReadOnlyList<Guid> Leads { get; } = leads;

    /// <summary>What the database said.</summary>
    public PostgresException Reason { get; } = reason;
}
