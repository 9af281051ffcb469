namespace LeadCrm.Domain.Routing;

/// <summary>Where a simulation stands. The values are stored: they only grow.</summary>
public enum SimulationStatus
{
    /// <summary>Waits for a worker.</summary>
    Queued = 0,

    /// <summary>A worker is at it.</summary>
    Running = 1,

    /// <summary>Finished; the outcome is there.</summary>
    Done = 2,

    /// <summary>Ended without an outcome; another one may be asked for.</summary>
    Failed = 3,

    /// <summary>Somebody cancelled it.</summary>
    Cancelled = 4,
}
