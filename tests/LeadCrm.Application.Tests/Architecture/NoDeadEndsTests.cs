using LeadCrm.Application.Assignments;
using LeadCrm.Application.Cases;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Quotes;
using LeadCrm.Application.Returns;
using LeadCrm.Application.Routing;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Quotes;
using LeadCrm.Domain.Returns;
using LeadCrm.Domain.Routing;

namespace LeadCrm.Application.Tests.Architecture;

/// <summary>
/// Every state of everything is entered and left by a use case, or says why it is not. That the use cases named here work is shown where they are walked:
/// the suite fails for one that no test carried out.
/// </summary>
public sealed class NoDeadEndsTests
{
    private static readonly State[] s_states =
    [
        new(LeadStage.New, [typeof(SubmitQuoteRequest)], [typeof(ClaimLead), typeof(QualifyLead)]),
        new(LeadStage.InTriage, [typeof(ClaimLead), typeof(ReopenLead), typeof(TakeBackLead)], [typeof(QualifyLead), typeof(DisqualifyLead)]),
        new(LeadStage.Qualified, [typeof(QualifyLead)], [typeof(RouteLeads), typeof(TakeBackLead)]),
        new(LeadStage.Routed, [typeof(RouteLeads)], [typeof(AcceptOffer), typeof(TakeBackLead)]),
        new(LeadStage.Accepted, [typeof(AcceptOffer)], [typeof(SendQuote), typeof(TakeBackLead)]),
        new(LeadStage.Quoted, [typeof(SendQuote)], [typeof(AcceptQuote), typeof(TakeBackLead)]),
        new(LeadStage.Booked, [typeof(AcceptQuote)], [typeof(ReportTreatment), typeof(LoseLead)]),
        new(LeadStage.InTreatment, [typeof(ReportTreatment)], [typeof(ReportTreatment), typeof(LoseLead)]),
        new(LeadStage.Aftercare, [typeof(ReportTreatment)], [typeof(CompleteLead)]),
        new(LeadStage.Completed, [typeof(CompleteLead)], [typeof(ReopenLead)]),
        new(LeadStage.Lost, [typeof(LoseLead)], [typeof(ReopenLead)]),
        new(LeadStage.Disqualified, [typeof(DisqualifyLead)], [typeof(ReopenLead)]),
        new(LeadStage.Duplicate, [typeof(MarkDuplicate)], [typeof(ReopenLead)]),
        new(LeadStage.Spam, [typeof(MarkSpam), typeof(SubmitQuoteRequest)], [typeof(ReopenLead)]),
        new(LeadStage.Withdrawn, [typeof(ChangeConsent)], [typeof(ReopenLead)]),
        new(LeadStage.Deceased, [typeof(RecordDeath)], [typeof(ReopenLead)]),

        new(AssignmentStatus.Offered, [typeof(RouteLeads)], [typeof(AcceptOffer), typeof(DeclineOffer), typeof(ExpireOffers)]),
        new(AssignmentStatus.Accepted, [typeof(AcceptOffer)], [typeof(ReviewCase), typeof(SendQuote), typeof(CancelCase)]),
        new(AssignmentStatus.UnderReview, [typeof(ReviewCase), typeof(AnswerClinic)], [typeof(SendQuote), typeof(CancelCase)]),
        new(AssignmentStatus.InfoRequested, [typeof(AskCoordinator)], [typeof(AnswerClinic), typeof(SendQuote)]),
        new(AssignmentStatus.Quoted, [typeof(SendQuote)], [typeof(AcceptQuote), typeof(DeclineQuote)]),
        new(AssignmentStatus.Chosen, [typeof(AcceptQuote)], [typeof(ReportTreatment), typeof(CancelCase), typeof(LoseLead)]),
        new(AssignmentStatus.Arrived, [typeof(ReportTreatment)], [typeof(ReportTreatment), typeof(ReportUnsuitable)]),
        new(AssignmentStatus.Treated, [typeof(ReportTreatment)], [typeof(ChangeConsent)]),
        Ended(AssignmentStatus.Declined, typeof(DeclineOffer)),
        Ended(AssignmentStatus.Expired, typeof(ExpireOffers)),
        Ended(AssignmentStatus.Unsuitable, typeof(ReportUnsuitable)),
        Ended(AssignmentStatus.NotChosen, typeof(AcceptQuote), typeof(DeclineQuote)),
        Ended(AssignmentStatus.Returned, typeof(DecideReturn), typeof(RequestReturn)),
        Ended(AssignmentStatus.ClinicCancelled, typeof(CancelCase)),
        Ended(AssignmentStatus.PatientCancelled, typeof(LoseLead)),
        Ended(AssignmentStatus.UnsuitableOnArrival, typeof(ReportUnsuitable)),
        Ended(AssignmentStatus.Recalled, typeof(ChangeConsent), typeof(TakeBackLead), typeof(SuspendClinic)),

        new(QuoteStatus.Draft, [], []) { Why = "Never stored: a quote comes into being by being sent. The value keeps the number of the others." },
        new(QuoteStatus.Sent, [typeof(SendQuote)], [typeof(AcceptQuote), typeof(DeclineQuote), typeof(SendQuote)]),
        new(QuoteStatus.Accepted, [typeof(AcceptQuote)], []) { Why = "Final: what was agreed stands; what follows moves the case." },
        new(QuoteStatus.Declined, [typeof(DeclineQuote)], []) { Why = "Final: a changed mind needs a new quote." },
        new(QuoteStatus.Superseded, [typeof(SendQuote)], []) { Why = "Final: the newer version counts." },

        new(DepositState.None, [typeof(SubmitQuoteRequest)], [typeof(RecordDeposit)]),
        new(DepositState.Asked, [typeof(RecordDeposit)], [typeof(RecordDeposit)]),
        new(DepositState.Paid, [typeof(RecordDeposit)], [typeof(RecordDeposit)]),
        new(DepositState.Disputed, [typeof(RecordDeposit)], [typeof(RecordDeposit)]),
        new(DepositState.Refunded, [typeof(RecordDeposit)], []) { Why = "Final: the money went back, which ends the matter." },

        new(ReturnStatus.Requested, [typeof(RequestReturn)], [typeof(DecideReturn)]),
        new(ReturnStatus.Approved, [typeof(DecideReturn), typeof(RequestReturn)], []) { Why = "Final: the clinic is rid of the case and can be asked about the lead no more." },
        new(ReturnStatus.Refused, [typeof(DecideReturn)], []) { Why = "Final: the clinic keeps the case, and may cancel it." },

        new(VettingStatus.Applied, [typeof(AddClinic)], [typeof(StartClinicReview)]),
        new(VettingStatus.UnderReview, [typeof(StartClinicReview)], [typeof(ApproveClinic)]),
        new(VettingStatus.Approved, [typeof(ApproveClinic)], [typeof(SuspendClinic)]),
        new(VettingStatus.Suspended, [typeof(SuspendClinic)], [typeof(StartClinicReview)]),

        new(StatementStatus.Open, [typeof(StateLicence), typeof(StateOffering), typeof(DescribeClinic)], [typeof(SightStatement), typeof(RefuseStatement), typeof(WithdrawStatement)]),
        new(StatementStatus.Sighted, [typeof(SightStatement)], []) { Why = "Final: it counts; another statement changes it." },
        new(StatementStatus.Refused, [typeof(RefuseStatement)], []) { Why = "Final: the clinic states it anew." },
        new(StatementStatus.Withdrawn, [typeof(WithdrawStatement)], []) { Why = "Final: the clinic states it anew." },

        new(RevisionStatus.Draft, [typeof(SaveRevision)], [typeof(ProposeRevision), typeof(PutRevisionIntoForce), typeof(WithdrawRevision)]),
        new(RevisionStatus.Proposed, [typeof(ProposeRevision)], [typeof(ApproveRevision), typeof(RejectRevision), typeof(WithdrawRevision)]),
        new(RevisionStatus.Approved, [typeof(ApproveRevision), typeof(PutRevisionIntoForce)], []) { Why = "Final: it is a version of the pair; the next change is another one." },
        new(RevisionStatus.Rejected, [typeof(RejectRevision)], []) { Why = "Final: a draft can be begun from it." },
        new(RevisionStatus.Withdrawn, [typeof(WithdrawRevision)], []) { Why = "Final: a draft can be begun from it." },

        new(PolicyStatus.Draft, [typeof(DraftPolicy), typeof(AmendPolicy)], [typeof(RunSimulations), typeof(DiscardPolicy)]),
        new(PolicyStatus.Simulated, [typeof(RunSimulations)], [typeof(PublishPolicy), typeof(AmendPolicy), typeof(DiscardPolicy)]),
        new(PolicyStatus.Published, [typeof(PublishPolicy)], [typeof(PublishPolicy)]),
        new(PolicyStatus.Retired, [typeof(PublishPolicy)], []) { Why = "Final: a copy of it can be drafted." },

        new(SimulationStatus.Queued, [typeof(SimulatePolicy)], [typeof(RunSimulations), typeof(CancelSimulation)]),
        new(SimulationStatus.Running, [typeof(RunSimulations)], [typeof(RunSimulations), typeof(CancelSimulation)]),
        new(SimulationStatus.Done, [typeof(RunSimulations)], []) { Why = "Final: another simulation can be begun." },
        new(SimulationStatus.Failed, [typeof(RunSimulations)], []) { Why = "Final: another simulation can be begun." },
        new(SimulationStatus.Cancelled, [typeof(CancelSimulation)], []) { Why = "Final: another simulation can be begun." },

        new(MessageStatus.Due, [typeof(SubmitQuoteRequest), typeof(RouteLeads)], [typeof(SendDueMessages)]),
        new(MessageStatus.Sent, [typeof(SendDueMessages)], []) { Why = "Final: it has left, and is not called back." },
        new(MessageStatus.Cancelled, [typeof(SendDueMessages), typeof(AcceptQuote)], []) { Why = "Final: it became pointless; another is planned when it has a point again." },
        new(MessageStatus.Failed, [typeof(SendDueMessages)], []) { Why = "Final: the server refused it, or none took it for hours; a person is told on the lead, or sees it among the given-up ones." },
    ];

    /// <summary>Sets that say how something is looked at, and nothing moves along them.</summary>
    private static readonly Type[] s_noStates = [typeof(RedFlagState), typeof(ReviewState)];

    public static TheoryData<Enum> Values =>
    [
        .. typeof(BrokenRuleException).Assembly.GetTypes()
            .Where(t => t is { IsEnum: true, IsPublic: true } && (t.Name.EndsWith("Status", StringComparison.Ordinal) || t.Name.EndsWith("Stage", StringComparison.Ordinal) || t.Name.EndsWith("State", StringComparison.Ordinal)))
            .Where(t => !s_noStates.Contains(t))
            .SelectMany(t => Enum.GetValues(t).Cast<Enum>()),
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void Each_state_is_entered_and_left_or_says_why_not(Enum value)
    {
        var state = s_states.SingleOrDefault(s => s.Value.Equals(value)).ShouldNotBeNull($"{value.GetType().Name}.{value} is not in the table: say which use case leads into it and out of it.");
        ((state.Into.Length > 0 && state.OutOf.Length > 0) || state.Why is { Length: > 20 }).ShouldBeTrue();
        state.Into.Concat(state.OutOf).ShouldAllBe(t => ApplicationRegistration.Requests.Contains(t));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void The_tables_of_moves_say_the_same(Enum value)
    {
        var state = s_states.Single(s => s.Value.Equals(value));
        if (value is LeadStage stage)
            Enum.GetValues<LeadStage>().Any(to => LeadMoves.IsLegal(stage, to)).ShouldBe(state.OutOf.Length > 0);
        if (value is AssignmentStatus status)
            Enum.GetValues<AssignmentStatus>().Any(to => AssignmentMoves.IsLegal(status, to)).ShouldBe(state.OutOf.Length > 0);
    }

    private static State Ended(AssignmentStatus status, params Type[] into) => new(status, into, []) { Why = "Final: the clinic may be asked again by another offer." };

    private sealed record State(Enum Value, Type[] Into, Type[] OutOf)
    {
        public string? Why { get; init; }
    }
}
