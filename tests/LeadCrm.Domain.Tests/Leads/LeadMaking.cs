using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Domain.Tests.Leads;

internal static class LeadMaking
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Due = Now.AddHours(4);
    public static readonly Actor Coordinator = new(ActorKind.Coordinator, Guid.Parse("01990000-0000-7000-8000-0000000000c1"));
    public static readonly Actor Colleague = new(ActorKind.Coordinator, Guid.Parse("01990000-0000-7000-8000-0000000000c2"));
    public static readonly Actor Clinic = new(ActorKind.Clinic, Guid.Parse("01990000-0000-7000-8000-00000000000a"));
    public static readonly SealedText Note = new([1, 2, 3]);

    private const ConsentPurpose Usual = ConsentPurpose.Contact | ConsentPurpose.HealthData | ConsentPurpose.ShareDeidentified;

    public static ReceivedRequest Request(ConsentPurpose granted = Usual) => new()
    {
        Requester = new() { FullName = "Jane Roe", Email = "jane.roe@example.org", Country = "GB", TimeZone = "Europe/London" },
        Patient = new() { YearOfBirth = 1978, Sex = Sex.Female },
        CategoryCode = "stem-cell",
        ConditionCode = "systemic-sclerosis",
        TreatmentCode = "hsct",
        Eligibility = EligibilityOutcome.Eligible,
        Wishes = new(),
        Attribution = new() { ArticleSlug = "stem-cells-scleroderma" },
        Consents = [.. new[] { ConsentPurpose.Contact, ConsentPurpose.HealthData, ConsentPurpose.ShareDeidentified, ConsentPurpose.Marketing }.Select(p => Act(p, granted.HasFlag(p)))],
        IdempotencyKey = "key-1",
        RequestHash = [1],
    };

    public static Consent Act(ConsentPurpose purpose, bool granted) => new(Guid.Empty, purpose, granted, "2026-11", "en", Now, "form");

    public static Lead Receive(ReceivedRequest? request = null) =>
        Lead.Receive(Guid.CreateVersion7(Now), 4821, request ?? Request(), new Actor(ActorKind.Anonymous, null), Now, Due);

    public static Lead LeadInTriage(ReceivedRequest? request = null)
    {
        var lead = Receive(request);
        lead.Claim(Coordinator, Now);
        return lead;
    }

    /// <summary>A lead in any stage: by its verbs as far as they lead there, else as the database would give it back.</summary>
    public static Lead At(LeadStage stage)
    {
        var lead = Receive(stage == LeadStage.Spam ? Request() with { LooksLikeSpam = true } : null);
        if (stage is > LeadStage.New and <= LeadStage.Aftercare)
            WalkTo(lead, stage);
        else if (stage == LeadStage.Lost)
            lead.Lose("price", null, Coordinator, Now);
        else if (stage == LeadStage.Disqualified)
            lead.Disqualify("no-interest", null, Coordinator, Now);
        else if (stage == LeadStage.Withdrawn)
            lead.RecordConsent(Act(ConsentPurpose.HealthData, false), Now, Due);
        else if (stage is LeadStage.Completed or LeadStage.Duplicate or LeadStage.Deceased)
            typeof(Lead).GetProperty(nameof(Lead.Stage))!.SetValue(lead, stage);
        lead.Stage.ShouldBe(stage);
        return lead;
    }

    public static void Follow(this Lead lead, params AssignmentStatus[] all) => lead.FollowAssignments(all, Clinic, Now, Due, lookFurther: false);

    /// <summary>Everything a move could touch, for comparing before and after.</summary>
    public static object Everything(this Lead l) =>
        (l.Stage, l.StageReason, l.NextStep, l.NextStepDueAt, l.WaitingOn, l.OwnerId, l.RoutingDueAt, (l.Facts.Count, l.ClosedAt, l.LastActivityAt, l.RedFlag, l.TreatmentCode, l.Eligibility, l.ConsentsGranted));

    private static void WalkTo(Lead lead, LeadStage stage)
    {
        Action[] steps =
        [
            () => lead.Claim(Coordinator, Now),
            () => lead.Qualify(Coordinator, Now),
            () => lead.Offered(Now, Due),
            () => lead.Follow(AssignmentStatus.Accepted),
            () => lead.Follow(AssignmentStatus.Quoted),
            () => lead.Follow(AssignmentStatus.Chosen),
            () => lead.TreatmentReported(false, Clinic, Now, Due),
            () => lead.TreatmentReported(true, Clinic, Now, Due),
        ];
        foreach (var step in steps.Take((int)stage))
            step();
    }
}
