namespace LeadCrm.Domain.Catalogue;

/// <summary>
/// A change of one pair: written by a medical reviewer on the version then in force, and once approved the next version.
/// Approved changes are never deleted; together they are the pair's history.
/// <para>The rule of the second person: a change of the <b>evidence level</b> (up or down) comes into force only when another
/// medical reviewer who does not sell approves it. Any other change, and a review that changes nothing, a medical reviewer who
/// does not sell may put into force alone, with the reason in writing; asking a second person is always possible.</para>
/// </summary>
public sealed partial class PairRevision
{
    /// <summary>Characters of a reason or note.</summary>
    public const int ReasonLength = 2000;

    /// <summary>Characters of the reviewers' names.</summary>
    public const int NameLength = 200;

    private PairRevision()
    {
    }

    private PairRevision(Guid id, TreatmentPair pair, PairContent content, CatalogueReviewer by, DateTimeOffset at)
    {
        Id = id;
        (ConditionCode, TreatmentCode) = (pair.ConditionCode, pair.TreatmentCode);
        (BaseVersion, Before) = (pair.Version, PairContent.Of(pair));
        (DraftedById, DraftedByName, CreatedAt) = (by.Id, by.Name, at);
        (Content, ChangedAt) = (Signed(content), at);
    }

    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>Key of the condition.</summary>
    public string ConditionCode { get; private set; } = null!;

    /// <summary>Key of the treatment.</summary>
    public string TreatmentCode { get; private set; } = null!;

    /// <summary>The version it was begun on, or taken onto since.</summary>
    public int BaseVersion { get; private set; }

    /// <summary>The content of that version.</summary>
    public PairContent Before { get; private set; } = null!;

    /// <summary>The content it wants.</summary>
    public PairContent Content { get; private set; } = null!;

    /// <summary>How far it is.</summary>
    public RevisionStatus Status { get; private set; }

    /// <summary>Why, in the drafter's words; needed to propose it.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Why the evidence level changes; needed when it does.</summary>
    public string? LevelReason { get; private set; }

    /// <summary>The account of who wrote it.</summary>
    public Guid DraftedById { get; private set; }

    /// <summary>Their name at the time.</summary>
    public string DraftedByName { get; private set; } = "";

    /// <summary>When it was begun (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was last written or moved (UTC).</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When it was proposed to a second person (UTC); null when it was not.</summary>
    public DateTimeOffset? ProposedAt { get; private set; }

    /// <summary>The account of who approved, rejected or withdrew it; the drafter's own when it came into force without a second person.</summary>
    public Guid? DecidedById { get; private set; }

    /// <summary>Their name at the time.</summary>
    public string? DecidedByName { get; private set; }

    /// <summary>When that was (UTC).</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What they wrote about it.</summary>
    public string? DecisionNote { get; private set; }

    /// <summary>The version it became; null unless it was approved.</summary>
    public int? AppliedVersion { get; private set; }

    /// <summary>Up to which lead, by id, the open cases were looked at again after it came into force; null before the first.</summary>
    public Guid? RecheckedUpTo { get; private set; }

    /// <summary>When every open case had been looked at again (UTC); null while some have not, or it never came into force.</summary>
    public DateTimeOffset? RecheckedAt { get; private set; }

    /// <summary>Counts every change of this row, against lost updates.</summary>
    public int Version { get; private set; }

    /// <summary>Whether the level would change, which needs the second person.</summary>
    public bool ChangesLevel => Before.EvidenceLevel != Content.EvidenceLevel;

    /// <summary>Whether it is a review that found everything as it was.</summary>
    public bool ChangesNothing => Content.SaysTheSameAs(Before);

    /// <summary>Whether this person may approve or reject it once it is proposed: somebody else than the drafter, who does not sell.</summary>
    /// <param name="by">The person.</param>
    public bool CanBeDecidedBy(CatalogueReviewer by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.Id != DraftedById && !by.Sells;
    }

    /// <summary>Begins a change on the version in force.</summary>
    /// <param name="id">Key.</param>
    /// <param name="pair">The pair.</param>
    /// <param name="content">The content wanted so far.</param>
    /// <param name="by">Who writes it.</param>
    /// <param name="at">Now (UTC).</param>
    public static PairRevision Draft(Guid id, TreatmentPair pair, PairContent content, CatalogueReviewer by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(pair);
        ArgumentNullException.ThrowIfNull(by);
        return new(id, pair, content, by, at);
    }

    /// <summary>A review that found everything as it was: only the day of the review moves, as a version of its own.</summary>
    /// <param name="id">Key.</param>
    /// <param name="pair">The pair; it gets the new day.</param>
    /// <param name="seen">The version that was looked at.</param>
    /// <param name="note">What was looked at, in writing.</param>
    /// <param name="by">Who reviewed.</param>
    /// <param name="at">Now (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>reason-missing</c>, <c>reviewer-sells</c> or <c>changed-meanwhile</c>.</exception>
    public static PairRevision ConfirmUnchanged(Guid id, TreatmentPair pair, int seen, string? note, CatalogueReviewer by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(pair);
        ArgumentNullException.ThrowIfNull(by);
        var today = Values.ZonedCalendar.Utc.DayOf(at);
        var revision = new PairRevision(id, pair, PairContent.Of(pair) with { ReviewedOn = Latest(today, pair.ReviewedOn) }, by, at) { BaseVersion = seen };
        revision.Reason = Written(note, "Say in a sentence what was looked at.");
        RefuseSeller(by);
        revision.Apply(pair, by, note: null, at);
        return revision;
    }

    /// <summary>Everything that stands in the way of this content, all at once; empty when it is sound.</summary>
    /// <param name="condition">The condition with its questions.</param>
    public IReadOnlyList<CatalogueProblem> Problems(Condition condition) => ProblemsOf(Before, Content, condition, TreatmentCode);

    /// <summary>The same for a content that is still being written.</summary>
    /// <param name="before">The content in force.</param>
    /// <param name="content">The content wanted.</param>
    /// <param name="condition">The condition with its questions.</param>
    /// <param name="treatment">Code of the treatment.</param>
    public static IReadOnlyList<CatalogueProblem> ProblemsOf(PairContent before, PairContent content, Condition condition, string treatment)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(condition);
        var problems = CatalogueValidation.Check(content, condition, treatment);
        // Patients read the text, not the level alone: the old one would go on saying what no longer holds.
        return content.EvidenceLevel < before.EvidenceLevel && content.Evidence.Equals(before.Evidence)
            ? [.. problems, new($"{condition.Code}/{treatment}/evidence", "evidence-text-unchanged", "The level is lowered, and the text that patients read still says what held before. Write what the evidence says now.")]
            : problems;
    }

    private PairContent Signed(PairContent content) => content with { ReviewedBy = DraftedByName };

    private static DateOnly Latest(DateOnly one, DateOnly other) => one > other ? one : other;

    private void Touch(DateTimeOffset at)
    {
        ChangedAt = at;
        Version++;
    }
}
