using LeadCrm.Application.FollowUps;

namespace LeadCrm.Infrastructure.Jobs;

/// <summary>The queues that jobs drain. A state in the database is the queue; this only names it.</summary>
public enum Drain
{
    /// <summary>Leads whose routing is due.</summary>
    Routing = 0,

    /// <summary>Offers past their deadline.</summary>
    Expiry = 1,

    /// <summary>Messages that are due.</summary>
    Mail = 2,

    /// <summary>Facts that consumers of the journal have not taken yet.</summary>
    Journal = 3,

    /// <summary>Simulations of routing policies.</summary>
    Simulations = 4,

    /// <summary>Open cases whose treatment's evidence or rules were revised.</summary>
    Rechecks = 5,
}

/// <summary>The codes under which failures of drains are kept.</summary>
internal static class DrainQueues
{
    public static string Queue(this Drain drain) => drain switch
    {
        Drain.Routing => Queues.Routing,
        Drain.Expiry => Queues.Expiry,
        Drain.Mail => Queues.Mail,
        Drain.Journal => Queues.Signals,
        Drain.Simulations => Queues.Simulations,
        Drain.Rechecks => Queues.Rechecks,
        _ => throw new ArgumentOutOfRangeException(nameof(drain)),
    };
}
