using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Assignments;

namespace LeadCrm.Application.Assignments;

/// <summary>The numbers of a clinic's scorecard. Each is the count of the list that opens behind it, because both are made here.</summary>
public static class OfferNumbers
{
    /// <summary>Everything that was offered.</summary>
    public const string Offered = "offered";

    /// <summary>Accepted, whatever became of it.</summary>
    public const string Accepted = "accepted";

    /// <summary>Declined.</summary>
    public const string Declined = "declined";

    /// <summary>Not answered in time.</summary>
    public const string Expired = "expired";

    /// <summary>Taken back before the clinic answered.</summary>
    public const string TakenBack = "takenBack";

    /// <summary>Still waiting for an answer.</summary>
    public const string Open = "open";

    /// <summary>With at least one quote.</summary>
    public const string Quoted = "quoted";

    /// <summary>The patient accepted a quote of this clinic.</summary>
    public const string Chosen = "chosen";

    /// <summary>The patient was treated.</summary>
    public const string Treated = "treated";

    /// <summary>A doctor of the clinic found the treatment unsuitable, on the records or on arrival.</summary>
    public const string Unsuitable = "unsuitable";

    /// <summary>Accepted, and then cancelled by the clinic.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Returned, and the return was approved.</summary>
    public const string Returned = "returned";

    /// <summary>All numbers.</summary>
    public static readonly IReadOnlyList<string> All = [Offered, Accepted, Declined, Expired, TakenBack, Open, Quoted, Chosen, Treated, Unsuitable, Cancelled, Returned];

    /// <summary>How far back a scorecard looks, days; 90 is what routing looks at.</summary>
    public static readonly IReadOnlyList<int> Periods = [30, 90, 365];

    internal static IQueryable<Assignment> Only(string? number, IQueryable<Assignment> offers) => ChoiceRule.Find(All, number) switch
    {
        Accepted => offers.Where(a => a.AcceptedAt != null),
        Declined => offers.Where(a => a.Status == AssignmentStatus.Declined),
        Expired => offers.Where(a => a.Status == AssignmentStatus.Expired),
        TakenBack => offers.Where(a => a.Status == AssignmentStatus.Recalled && a.AnsweredAt == null),
        Open => offers.Where(a => a.Status == AssignmentStatus.Offered),
        Quoted => offers.Where(a => a.QuotedAt != null),
        Chosen => offers.Where(a => a.ChosenAt != null),
        Treated => offers.Where(a => a.Status == AssignmentStatus.Treated),
        Unsuitable => offers.Where(a => a.Status == AssignmentStatus.Unsuitable || a.Status == AssignmentStatus.UnsuitableOnArrival),
        Cancelled => offers.Where(a => a.Status == AssignmentStatus.ClinicCancelled),
        Returned => offers.Where(a => a.Status == AssignmentStatus.Returned),
        _ => offers,
    };
}
