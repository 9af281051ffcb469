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

    /// <summary>Records that an item of the checklist was sighted; again while the clinic is approved, when it was looked at anew.</summary>
    /// <param name="item">The item.</param>
    /// <param name="on">The day, not in the future.</param>
    /// <param name="note">What was looked at, for colleagues.</param>
    /// <param name="by">The manager.</param>
    /// <param name="at">Now, UTC.</param>
    /// <exception cref="BrokenRuleException"><c>not-under-review</c>; <c>sighted-in-the-future</c>.</exception>
    public void Sight(VettingItem item, DateOnly on, string? note, Guid by, DateTimeOffset at)
    {
        if (VettingStatus is not (VettingStatus.UnderReview or VettingStatus.Approved))
            throw new BrokenRuleException("not-under-review", "Start the review first; then the checklist is worked through.");
        if (on > Today(at))
            throw new BrokenRuleException("sighted-in-the-future", "Something is sighted today or earlier.");
        RecordChecklist(Checklist.With(item, on, new Sighting(item, by, string.IsNullOrWhiteSpace(note) ? null : note.Trim())));
    }

    /// <summary>Takes back that an item was sighted; an approved clinic is suspended instead.</summary>
    /// <param name="item">The item.</param>
    /// <exception cref="BrokenRuleException"><c>not-under-review</c>.</exception>
    public void TakeSightingBack(VettingItem item)
    {
        if (VettingStatus != VettingStatus.UnderReview)
            throw new BrokenRuleException("not-under-review", "Only during a review can an item be opened again; an approved clinic is suspended instead.");
        RecordChecklist(Checklist.With(item, null, null));
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
