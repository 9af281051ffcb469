using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Journal;

namespace LeadCrm.Domain.Leads;

/// <summary>
/// One person's request for one treatment, from the click to aftercare. All moves go through one gate; what each verb means
/// stands in the other parts of this class.
/// </summary>
public sealed partial class Lead : IRowVersioned, IRecordsFacts
{
    private readonly List<Fact> _facts = [];
    private readonly List<Consent> _consents = [];

    private Lead()
    {
        Reference = string.Empty;
        SearchText = string.Empty;
        Requester = new();
        Patient = new();
        Wishes = new();
        Attribution = new();
        Plan = new();
    }

    /// <summary>Key, ordered by time of creation.</summary>
    public Guid Id { get; private set; }

    /// <summary>What people say on the phone, for example <c>MQ-26-004821</c>.</summary>
    public string Reference { get; private set; }

    /// <summary>When the request was made (UTC); for imported history the day of the first contact.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When anything last happened (UTC).</summary>
    public DateTimeOffset LastActivityAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public LeadStage Stage { get; private set; }

    /// <summary>Why it stands there, as a code, when the last move had a reason.</summary>
    public string? StageReason { get; private set; }

    /// <summary>Who asks.</summary>
    public Requester Requester { get; private set; }

    /// <summary>Who is treated.</summary>
    public Patient Patient { get; private set; }

    /// <summary>Category code; null for imported history without one.</summary>
    public string? CategoryCode { get; private set; }

    /// <summary>Condition code; null for imported history.</summary>
    public string? ConditionCode { get; private set; }

    /// <summary>Treatment code; null when the patient asks to be advised.</summary>
    public string? TreatmentCode { get; private set; }

    /// <summary>What the patient wrote, sealed with this lead's id.</summary>
    public SealedText? Message { get; private set; }

    /// <summary>The questionnaire's answers, sealed with this lead's id.</summary>
    public SealedText? Answers { get; private set; }

    /// <summary>What the rules said about the answers when they were last given.</summary>
    public EligibilityOutcome Eligibility { get; private set; }

    /// <summary>Whether a medical reviewer overrode <see cref="EligibilityOutcome.NotEligible"/> in writing.</summary>
    public bool EligibilityOverridden { get; private set; }

    /// <summary>A clinic asked for by name: considered first, never instead of the gates.</summary>
    public Guid? RequestedClinicId { get; private set; }

    /// <summary>Whether other clinics than the requested one may answer too.</summary>
    public bool OtherClinicsMayAnswer { get; private set; } = true;

    /// <summary>How many clinics the patient agreed to at once, if fewer than the policy would offer to.</summary>
    public int? MaxClinicsAgreed { get; private set; }

    /// <summary>What the patient would like.</summary>
    public Wishes Wishes { get; private set; }

    /// <summary>What was agreed for the treatment once a quote was chosen.</summary>
    public TreatmentPlan Plan { get; private set; }

    /// <summary>Where the request came from.</summary>
    public Attribution Attribution { get; private set; }

    /// <summary>Purposes granted at present; the acts themselves are <see cref="Consent"/> rows.</summary>
    public ConsentPurpose ConsentsGranted { get; private set; }

    /// <summary>When the represented adult, or a documented representative, confirmed the request (UTC).</summary>
    public DateTimeOffset? RepresentationConfirmedAt { get; private set; }

    /// <summary>Possible emergency: none, open or judged.</summary>
    public RedFlagState RedFlag { get; private set; }

    /// <summary>The coordinator who owns the lead.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>The one thing that happens next.</summary>
    public NextStep NextStep { get; private set; }

    /// <summary>When it is due (UTC); null when the lead is closed.</summary>
    public DateTimeOffset? NextStepDueAt { get; private set; }

    /// <summary>Whose move it is.</summary>
    public WaitingOn WaitingOn { get; private set; }

    /// <summary>When the router should look at the lead (UTC); null when there is nothing to hand out. Leads with a time in the past are the routing queue.</summary>
    public DateTimeOffset? RoutingDueAt { get; private set; }

    /// <summary>The id under which an import knows this lead.</summary>
    public string? ExternalId { get; private set; }

    /// <summary>What the lead is found by, folded as what somebody types is (see <see cref="SearchFolding"/>).</summary>
    public string SearchText { get; private set; }

    /// <summary>The client-made key that makes posting twice harmless.</summary>
    public string? IdempotencyKey { get; private set; }

    /// <summary>SHA-256 of the request's canonical body, to tell a repeat from a conflict.</summary>
    public byte[]? RequestHash { get; private set; }

    /// <summary>First attempt by a person to reach the patient (UTC). An automatic mail is none.</summary>
    public DateTimeOffset? FirstAttemptAt { get; private set; }

    /// <summary>When the patient was first reached by a person (UTC).</summary>
    public DateTimeOffset? ReachedAt { get; private set; }

    /// <summary>When the lead was first qualified (UTC).</summary>
    public DateTimeOffset? QualifiedAt { get; private set; }

    /// <summary>When it was first offered to a clinic (UTC).</summary>
    public DateTimeOffset? RoutedAt { get; private set; }

    /// <summary>When a clinic first accepted (UTC).</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>When a quote was first sent (UTC).</summary>
    public DateTimeOffset? QuotedAt { get; private set; }

    /// <summary>When the patient chose a quote (UTC).</summary>
    public DateTimeOffset? BookedAt { get; private set; }

    /// <summary>When the lead was closed without completing (UTC); null while it is open or reopened.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Row version: the second of two editors gets a conflict.</summary>
    public int Version { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Facts => _facts;

    /// <summary>Consent acts recorded since the lead was loaded.</summary>
    public IReadOnlyList<Consent> Consents => _consents;

    /// <summary>Whether work is still going on.</summary>
    public bool IsOpen => LeadMoves.IsOpen(Stage);

    /// <summary>Whether the patient granted a purpose, and has not taken it back.</summary>
    /// <param name="purpose">The purpose.</param>
    public bool Allows(ConsentPurpose purpose) => (ConsentsGranted & purpose) == purpose;
}
