namespace LeadCrm.Domain.Catalogue;

/// <content>What a change must fulfil before it moves.</content>
public sealed partial class PairRevision
{
    private void RequireComplete(TreatmentPair pair, Condition condition, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(pair);
        if (pair.Version != BaseVersion)
            throw Conflict(pair);
        if (ChangesNothing)
            throw new BrokenRuleException("nothing-changed", "This changes nothing. If the review found everything as it was, confirm that instead.");
        _ = Written(Reason, "Say why this is changed.");
        if (ChangesLevel && LevelReason is null)
            throw new BrokenRuleException("level-reason-missing", "Say why the evidence level changes.");
        if (Content.ReviewedOn < Before.ReviewedOn || Content.ReviewedOn > Values.ZonedCalendar.Utc.DayOf(at))
            throw new BrokenRuleException("review-date", "The day of the review lies between the last review and today.");
        if (Problems(condition) is { Count: > 0 } problems)
            throw new BrokenRuleException("revision-invalid", string.Join(" ", problems.Select(problem => $"[{problem.Where}] {problem.Code}: {problem.Message}")));
    }

    private static BrokenRuleException Conflict(TreatmentPair pair) =>
        new("changed-meanwhile", $"Version {pair.Version} has come into force since this was written. The drafter has to look at it and take the change onto it.");

    private void RequireSecondPerson(CatalogueReviewer by)
    {
        if (by.Id == DraftedById)
            throw new BrokenRuleException("same-person", "Somebody else than who proposed this has to decide.");
        RefuseSeller(by);
    }

    private static void RefuseSeller(CatalogueReviewer by)
    {
        if (by.Sells)
            throw new BrokenRuleException("reviewer-sells", "Who also works as a coordinator, as a manager or for a clinic may propose a change, and not put one into force.");
    }

    private void RequireDrafter(CatalogueReviewer by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (by.Id != DraftedById)
            throw new BrokenRuleException("not-the-drafter", "Only who began this change may do that.");
    }

    private void Require(params ReadOnlySpan<RevisionStatus> statuses)
    {
        if (!statuses.Contains(Status))
            throw new BrokenRuleException("illegal-move", $"This change is {Word(Status)}; nothing more can be done with it that way.");
    }

    private static string Word(RevisionStatus status) => status switch
    {
        RevisionStatus.Draft => "still a draft",
        RevisionStatus.Proposed => "already proposed",
        RevisionStatus.Approved => "in force",
        RevisionStatus.Rejected => "rejected",
        _ => "withdrawn",
    };

    private static string Written(string? reason, string missing) =>
        string.IsNullOrWhiteSpace(reason) ? throw new BrokenRuleException("reason-missing", missing) : reason.Trim();
}
