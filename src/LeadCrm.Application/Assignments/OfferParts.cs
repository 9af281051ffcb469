using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Assignments;

namespace LeadCrm.Application.Assignments;

/// <summary>The parts of a clinic's inbox: what waits for an answer, what is being worked on, what has ended.</summary>
public static class OfferParts
{
    /// <summary>Offers that wait for an answer.</summary>
    public const string Open = "open";

    /// <summary>Cases the clinic took and that still live.</summary>
    public const string Working = "working";

    /// <summary>Cases that have ended.</summary>
    public const string Ended = "ended";

    /// <summary>All parts.</summary>
    public static readonly IReadOnlyList<string> All = [Open, Working, Ended];

    internal static IQueryable<Assignment> Only(string? part, IQueryable<Assignment> assignments) => ChoiceRule.Find(All, part) switch
    {
        Open => assignments.Where(a => a.Status == AssignmentStatus.Offered),
        Working => assignments.Where(a => a.Status > AssignmentStatus.Offered && a.Status < AssignmentStatus.Declined),
        Ended => assignments.Where(a => a.Status >= AssignmentStatus.Declined),
        _ => assignments,
    };
}
