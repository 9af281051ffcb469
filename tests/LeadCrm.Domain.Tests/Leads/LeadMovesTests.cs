using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using static LeadCrm.Domain.Leads.LeadStage;
using static LeadCrm.Domain.Tests.Leads.LeadMaking;

namespace LeadCrm.Domain.Tests.Leads;

public sealed class LeadMovesTests
{
    private static readonly LeadStage[] s_journey = [New, InTriage, Qualified, Routed, Accepted, Quoted, Booked, InTreatment, Aftercare, Completed];

    // The journey as the product describes it; written out here, so that a slip in the table cannot hide in the table.
    private static readonly Dictionary<LeadStage, LeadStage[]> s_byTheBook = new()
    {
        [New] = [InTriage, Booked, Disqualified, Duplicate, Spam, Lost, Withdrawn, Deceased],
        [InTriage] = [Qualified, Disqualified, Duplicate, Spam, Lost, Withdrawn, Deceased],
        [Qualified] = [Routed, InTriage, Disqualified, Duplicate, Lost, Withdrawn, Deceased],
        [Routed] = [Accepted, InTriage, Duplicate, Lost, Withdrawn, Deceased],
        [Accepted] = [Quoted, Routed, InTriage, Lost, Withdrawn, Deceased],
        [Quoted] = [Booked, Accepted, Routed, InTriage, Lost, Withdrawn, Deceased],
        [Booked] = [InTreatment, Lost, Withdrawn, Deceased],
        [InTreatment] = [Aftercare, Lost, Withdrawn, Deceased],
        [Aftercare] = [Completed, Withdrawn, Deceased],
        [Completed] = [Aftercare, Withdrawn, Deceased],
        [Lost] = [InTriage, Withdrawn, Deceased],
        [Disqualified] = [InTriage, Withdrawn, Deceased],
        [Duplicate] = [InTriage, Withdrawn, Deceased],
        [Spam] = [InTriage, Withdrawn, Deceased],
        [Withdrawn] = [InTriage, Deceased],
        [Deceased] = [InTriage, Withdrawn],
    };

    private static readonly (string Verb, LeadStage To, LeadStage[] From, Action<Lead> Do)[] s_verbs =
    [
        ("qualify", Qualified, [New, InTriage], l => l.Qualify(Coordinator, Now)),
        ("disqualify", Disqualified, [New, InTriage, Qualified], l => l.Disqualify("no-interest", null, Coordinator, Now)),
        ("lose", Lost, [.. s_journey.Take(8)], l => l.Lose("price", null, Coordinator, Now)),
        ("reopen", InTriage, [Lost, Disqualified, Duplicate, Spam, Withdrawn, Deceased], l => Reopen(l, notFrom: Completed)),
        ("reopen what was completed", Aftercare, [Completed], l => Reopen(l, notFrom: null)),
        ("mark spam", Spam, [New, InTriage], l => l.MarkSpam(Note, Coordinator, Now)),
        ("mark duplicate", Duplicate, [New, InTriage, Qualified, Routed], l => l.MarkDuplicate(At(InTriage), Note, Coordinator, Now)),
        ("record death", Deceased, [.. Enum.GetValues<LeadStage>().Where(s => s != Deceased)], l => l.RecordDeath(Note, Coordinator, Now)),
        ("complete", Completed, [Aftercare], l => l.Complete(Note, Coordinator, Now)),
        ("take back", InTriage, [Qualified, Routed, Accepted, Quoted], l => l.TakeBack(Note, Coordinator, Now)),
        ("find no clinic", InTriage, [Qualified, Routed, Accepted, Quoted], l => l.FoundNoClinic(false, Now, Due)),
        ("not routable", InTriage, [Qualified, Routed, Accepted, Quoted], l => l.NotRoutable("red-flag-open", Now, Due)),
        ("arrive", InTreatment, [Booked], l => l.TreatmentReported(false, Clinic, Now, Due)),
        ("treat", Aftercare, [InTreatment], l => l.TreatmentReported(true, Clinic, Now, Due)),
    ];

    private static void Reopen(Lead lead, LeadStage? notFrom)
    {
        // From Completed it leads to another stage than from elsewhere, which is a row of its own.
        if (notFrom is { } other ? lead.Stage == other : lead.Stage != Completed)
            throw new BrokenRuleException("illegal-move", "Another row of the table.");
        foreach (var purpose in lead.Stage == Withdrawn ? (ConsentPurpose[])[ConsentPurpose.Contact, ConsentPurpose.HealthData] : [])
            lead.RecordConsent(Act(purpose, true), Now, Due);
        lead.Reopen(Note, Coordinator, Now);
    }

    public static TheoryData<LeadStage> Stages => [.. Enum.GetValues<LeadStage>()];

    [Theory, MemberData(nameof(Stages))]
    public void The_table_is_the_one_in_the_book(LeadStage from) =>
        Enum.GetValues<LeadStage>().Where(to => LeadMoves.IsLegal(from, to)).ShouldBe(s_byTheBook[from], ignoreOrder: true);

    [Theory, MemberData(nameof(Stages))]
    public void A_lead_is_open_until_it_is_completed_or_closed(LeadStage stage) => LeadMoves.IsOpen(stage).ShouldBe(s_journey.Take(9).Contains(stage));

    [Theory, MemberData(nameof(Stages))]
    public void Each_verb_moves_from_where_it_may_and_elsewhere_refuses_and_changes_nothing(LeadStage from)
    {
        foreach (var (verb, to, mayFrom, act) in s_verbs)
        {
            var lead = At(from);
            var before = lead.Everything();
            if (mayFrom.Contains(from))
            {
                act(lead);
                lead.Stage.ShouldBe(to, verb);
            }
            else
            {
                Should.Throw<BrokenRuleException>(() => act(lead), verb).Code.ShouldBeOneOf("illegal-move", "already-open", "already-qualified");
                lead.Everything().ShouldBe(before, verb);
            }
        }
    }

    [Theory, MemberData(nameof(Stages))]
    public void What_needs_an_open_lead_is_refused_once_it_is_closed(LeadStage stage)
    {
        Action<Lead>[] acts =
        [
            l => l.Claim(Colleague, Now),
            l => l.CompleteAnswers(Note, default, false, Coordinator, Now),
            l => l.OverrideEligibility(Note, Coordinator, Now),
            l => l.ConfirmRepresentation(Coordinator, Now),
            l => l.AwaitsReply(NextStep.Reply, Due),
        ];
        foreach (var act in acts)
        {
            var lead = At(stage);
            var before = lead.Everything();
            if (LeadMoves.IsOpen(stage))
            {
                act(lead);
                continue;
            }

            Should.Throw<BrokenRuleException>(() => act(lead)).Code.ShouldBe("lead-closed");
            lead.Everything().ShouldBe(before);
        }
    }

    [Theory, MemberData(nameof(Stages))]
    public void Every_open_lead_has_a_next_step_with_a_time_and_somebody_it_waits_on(LeadStage stage)
    {
        var lead = At(stage);
        if (lead.IsOpen)
            (lead.NextStep != NextStep.None && lead.NextStepDueAt is not null && lead.WaitingOn != WaitingOn.Nobody).ShouldBeTrue();
        else if (stage is not (Completed or Duplicate or Deceased))
            (lead.NextStep, lead.NextStepDueAt, lead.WaitingOn, lead.RoutingDueAt).ShouldBe((NextStep.None, null, WaitingOn.Nobody, null));
    }

    [Theory, MemberData(nameof(Stages))]
    public void Taking_back_consent_to_health_data_withdraws_a_lead_from_anywhere_but_death(LeadStage stage)
    {
        var lead = At(stage);
        lead.RecordConsent(Act(ConsentPurpose.HealthData, false), Now, Due);
        lead.Stage.ShouldBe(stage == Deceased ? Deceased : Withdrawn);
        lead.Allows(ConsentPurpose.HealthData).ShouldBeFalse();
    }

    [Fact]
    public void Every_move_writes_who_when_from_where_to_where_and_why()
    {
        var lead = At(InTriage);
        lead.Disqualify("other", Note, Coordinator, Now.AddMinutes(1));
        var move = lead.Facts[^1];
        (move.Kind, new Actor(move.ActorKind, move.ActorId), move.At).ShouldBe((FactKind.Moved, Coordinator, Now.AddMinutes(1)));
        (move.From, move.To, move.Reason, move.Text?.Content).ShouldBe((InTriage, Disqualified, "other", Note));
        (lead.StageReason, lead.ClosedAt, lead.LastActivityAt).ShouldBe(("other", Now.AddMinutes(1), Now.AddMinutes(1)));
    }
}
