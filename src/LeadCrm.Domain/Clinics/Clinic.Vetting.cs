namespace LeadCrm.Domain.Clinics;

public sealed partial class Clinic
{
    private static readonly HashSet<(VettingStatus From, VettingStatus To)> LegalMoves =
    [
        (VettingStatus.Applied, VettingStatus.UnderReview),
        (VettingStatus.UnderReview, VettingStatus.Approved),
        (VettingStatus.UnderReview, VettingStatus.Suspended),
        (VettingStatus.Approved, VettingStatus.Suspended),
        (VettingStatus.Suspended, VettingStatus.UnderReview),
    ];

    /// <summary>Starts the review of an application, or of a suspended clinic.</summary>
    /// <param name="by">The manager.</param>
    /// <param name="at">Now, UTC.</param>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c>.</exception>
    public void StartReview(Guid by, DateTimeOffset at)
    {
        Move(VettingStatus.UnderReview, by, at);
        SuspensionReason = null;
    }

    /// <summary>Records what has been sighted.</summary>
    /// <param name="checklist">The whole checklist as it stands now.</param>
    public void RecordChecklist(VettingChecklist checklist)
    {
        Checklist = checklist;
        Version++;
    }

    /// <summary>Approves a reviewed clinic: from now on it may be offered cases.</summary>
    /// <param name="by">The manager.</param>
    /// <param name="at">Now, UTC.</param>
    /// <exception cref="BrokenRuleException">
    /// <c>illegal-move</c>; <c>vetting-incomplete</c> while an item of the checklist is missing; <c>clinic-without-hours</c>;
    /// <c>licence-missing</c> without a national licence that is valid on the day.
    /// </exception>
    public void Approve(Guid by, DateTimeOffset at)
    {
        CheckMove(VettingStatus.Approved);
        if (Checklist.Missing() is { Count: > 0 } missing)
            throw new BrokenRuleException("vetting-incomplete", $"Still to be sighted: {string.Join(", ", missing)}.");
        if (WorkingHours is not { } hours)
            throw new BrokenRuleException("clinic-without-hours", "Deadlines run in working hours: a clinic without hours cannot be approved.");
        var today = hours.LocalDay(at);
        if (!licences.Exists(l => l.Kind == LicenceKind.NationalLicence && l.IsValidOn(today)))
            throw new BrokenRuleException("licence-missing", "A clinic is approved with a national licence that is valid today.");
        Move(VettingStatus.Approved, by, at);
    }

    /// <summary>Stops new offers at once, or ends a review without approval.</summary>
    /// <param name="reason">Why, for the clinic and the record.</param>
    /// <param name="by">The manager.</param>
    /// <param name="at">Now, UTC.</param>
    /// <exception cref="BrokenRuleException"><c>illegal-move</c>; <c>reason-missing</c>.</exception>
    public void Suspend(string reason, Guid by, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new BrokenRuleException("reason-missing", "A suspension states its reason.");
        Move(VettingStatus.Suspended, by, at);
        SuspensionReason = reason;
    }

    private void Move(VettingStatus to, Guid by, DateTimeOffset at)
    {
        CheckMove(to);
        (VettingStatus, VettingChangedBy, VettingChangedAt) = (to, by, at);
        Version++;
    }

    private void CheckMove(VettingStatus to)
    {
        if (!LegalMoves.Contains((VettingStatus, to)))
            throw new BrokenRuleException("illegal-move", $"A clinic cannot go from {VettingStatus} to {to}.");
    }
}
