namespace LeadCrm.Infrastructure.Database.Routing;

/// <summary>Some leads could not be read, or the database did not take what was decided about them.</summary>
internal sealed class ChunkRefusedException(IReadOnlyList<Guid> leads, Exception reason)
    : Exception("A chunk of decisions was refused.", reason)
{
    /// <summary>The leads of the chunk.</summary>
    public IReadOnlyList<Guid> Leads { get; } = leads;

    /// <summary>What happened.</summary>
    public Exception Reason { get; } = reason;
}
