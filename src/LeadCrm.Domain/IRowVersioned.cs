namespace LeadCrm.Domain;

/// <summary>A row that people and jobs change beside each other: each write counts its version up, and the second of two writers is refused. What is a version by content (of a pair, of a policy) is none.</summary>
public interface IRowVersioned
{
    /// <summary>How often the row was written.</summary>
    int Version { get; }
}
