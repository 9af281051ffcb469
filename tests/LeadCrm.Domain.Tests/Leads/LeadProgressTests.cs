using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using static LeadCrm.Domain.Assignments.AssignmentStatus;
using static LeadCrm.Domain.Tests.Leads.LeadMaking;

namespace LeadCrm.Domain.Tests.Leads;

public sealed class LeadProgressTests
{
    // From here to there a lead follows its assignments; arrival and treatment are reported, not followed.
    private static readonly LeadStage[] s_following = [LeadStage.Qualified, LeadStage.Routed, LeadStage.Accepted, LeadStage.Quoted];
    private static readonly AssignmentStatus[] s_states = [.. Enum.GetValues<AssignmentStatus>().Where(s => s is not (Arrived or Treated))];

    [Property]
    public Property A_lead_is_as_far_as_its_furthest_living_assignment() =>
        Prop.ForAll(
            (from stage in Gen.Elements(s_following) from all in Gen.Elements(s_states).ListOf() select (stage, all)).ToArbitrary(),
            x =>
            {
                var lead = At(x.stage);
                lead.Follow([.. x.all]);
                return lead.Stage == Furthest(x.all);
            });

    [Fact]
    public void Every_stage_on_the_way_is_logged_and_stamped()
    {
        var lead = At(LeadStage.Qualified);
        lead.Follow(Quoted);
        lead.Facts.Where(e => e.Kind == FactKind.Moved).Select(e => e.To).ShouldBe(
            [LeadStage.InTriage, LeadStage.Qualified, LeadStage.Routed, LeadStage.Accepted, LeadStage.Quoted]);
        (lead.RoutedAt, lead.AcceptedAt, lead.QuotedAt).ShouldBe((Now, Now, Now));
    }

    [Fact]
    public void When_the_quoting_clinic_falls_away_the_lead_falls_back_to_who_is_left_and_stays_counted_as_quoted()
    {
        var lead = At(LeadStage.Quoted);
        lead.Follow(NotChosen, Accepted);
        (lead.Stage, lead.NextStep, lead.WaitingOn, lead.QuotedAt).ShouldBe((LeadStage.Accepted, NextStep.ConfirmClinic, WaitingOn.Patient, Now));
        lead.Follow(NotChosen, ClinicCancelled, Offered);
        (lead.Stage, lead.NextStep, lead.WaitingOn).ShouldBe((LeadStage.Routed, NextStep.AnswerOffer, WaitingOn.Clinic));
    }

    [Fact]
    public void From_booking_on_nothing_falls_back_by_itself()
    {
        foreach (var stage in new[] { LeadStage.Booked, LeadStage.InTreatment, LeadStage.Aftercare })
        {
            var lead = At(stage);
            var before = lead.Everything();
            lead.Follow(ClinicCancelled);
            lead.Everything().ShouldBe(before);
        }
    }

    [Fact]
    public void A_booked_lead_without_a_clinic_becomes_a_persons_task_and_stays_booked()
    {
        var lead = At(LeadStage.Booked);
        (lead.HasLostItsClinic([NotChosen, Chosen]), lead.HasLostItsClinic([NotChosen, ClinicCancelled])).ShouldBe((false, true));
        At(LeadStage.Quoted).HasLostItsClinic([ClinicCancelled]).ShouldBeFalse();
        lead.ClinicFellAway(Now, Due);
        (lead.Stage, lead.NextStep, lead.WaitingOn, lead.NextStepDueAt).ShouldBe((LeadStage.Booked, NextStep.FindAnotherWay, WaitingOn.Us, Due));
    }

    [Fact]
    public void A_declined_offer_sends_for_the_next_candidate()
    {
        var lead = At(LeadStage.Routed);
        lead.FollowAssignments([Declined], Clinic, Now.AddHours(1), Due, lookFurther: true);
        (lead.Stage, lead.RoutingDueAt, lead.NextStep).ShouldBe((LeadStage.Routed, Now.AddHours(1), NextStep.Route));
    }

    [Theory]
    [InlineData(InfoRequested, NextStep.AnswerClinic, WaitingOn.Us)]
    [InlineData(Accepted, NextStep.ConfirmClinic, WaitingOn.Patient)]
    [InlineData(UnderReview, NextStep.ConfirmClinic, WaitingOn.Patient)]
    [InlineData(Quoted, NextStep.DecideOnQuotes, WaitingOn.Patient)]
    [InlineData(Chosen, NextStep.PrepareTreatment, WaitingOn.Us)]
    public void Whose_move_it_is_follows_from_where_the_assignment_stands(AssignmentStatus status, NextStep step, WaitingOn on)
    {
        var lead = At(LeadStage.Routed);
        lead.Follow(status);
        (lead.NextStep, lead.WaitingOn, lead.NextStepDueAt).ShouldBe((step, on, Due));
    }

    [Fact]
    public void A_booked_lead_is_not_routed_any_further()
    {
        var lead = At(LeadStage.Quoted);
        lead.RequestRouting(Coordinator, Now);
        lead.Follow(Chosen);
        (lead.Stage, lead.RoutingDueAt, lead.BookedAt).ShouldBe((LeadStage.Booked, null, Now));
    }

    [Fact]
    public void With_nobody_left_the_lead_returns_to_the_coordinator_with_the_reason()
    {
        var lead = At(LeadStage.Routed);
        lead.FoundNoClinic(false, Now, Due);
        (lead.Stage, lead.StageReason, lead.NextStep, lead.WaitingOn, lead.RoutingDueAt).ShouldBe((LeadStage.InTriage, Reasons.NoClinicLeft, NextStep.FindAnotherWay, WaitingOn.Us, null));
    }

    [Fact]
    public void While_a_clinic_still_works_on_it_finding_no_other_changes_nothing_but_the_search()
    {
        var lead = At(LeadStage.Accepted);
        lead.RequestRouting(Coordinator, Now);
        lead.FoundNoClinic(true, Now, Due);
        (lead.Stage, lead.RoutingDueAt).ShouldBe((LeadStage.Accepted, null));
    }

    [Fact]
    public void A_case_that_may_not_be_routed_returns_with_its_own_reason()
    {
        var lead = At(LeadStage.Qualified);
        lead.NotRoutable("consent-missing", Now, Due);
        (lead.Stage, lead.StageReason, lead.NextStep).ShouldBe((LeadStage.InTriage, "consent-missing", NextStep.FindAnotherWay));
    }

    [Theory]
    [InlineData(LeadStage.Accepted, NextStep.SendQuote, WaitingOn.Clinic)]
    [InlineData(LeadStage.Quoted, NextStep.DecideOnQuotes, WaitingOn.Patient)]
    public void A_confirmed_clinic_owes_a_quote_unless_one_is_there(LeadStage stage, NextStep step, WaitingOn on)
    {
        var lead = At(stage);
        lead.ClinicConfirmed(Now, Now.AddHours(72));
        (lead.NextStep, lead.WaitingOn).ShouldBe((step, on));
    }

    [Fact]
    public void Arrival_waits_on_the_clinic_and_treatment_opens_the_follow_up()
    {
        var lead = At(LeadStage.Booked);
        lead.TreatmentReported(false, Clinic, Now, Due);
        (lead.Stage, lead.NextStep, lead.WaitingOn).ShouldBe((LeadStage.InTreatment, NextStep.Treat, WaitingOn.Clinic));
        lead.TreatmentReported(true, Clinic, Now, Due);
        (lead.Stage, lead.NextStep, lead.WaitingOn).ShouldBe((LeadStage.Aftercare, NextStep.FollowUp, WaitingOn.Us));
    }

    [Theory]
    [InlineData(LeadStage.New, LeadStage.New, null, NextStep.Triage)]
    [InlineData(LeadStage.Qualified, LeadStage.InTriage, Reasons.SharingWithdrawn, NextStep.FindAnotherWay)]
    [InlineData(LeadStage.Routed, LeadStage.InTriage, Reasons.SharingWithdrawn, NextStep.FindAnotherWay)]
    [InlineData(LeadStage.Quoted, LeadStage.InTriage, Reasons.SharingWithdrawn, NextStep.FindAnotherWay)]
    [InlineData(LeadStage.Booked, LeadStage.Booked, null, NextStep.FindAnotherWay)]
    [InlineData(LeadStage.InTreatment, LeadStage.InTreatment, null, NextStep.FindAnotherWay)]
    [InlineData(LeadStage.Aftercare, LeadStage.Aftercare, null, NextStep.FollowUp)]
    public void Taking_back_the_consent_to_show_the_case_stops_the_search_for_clinics_and_leaves_the_rest_to_a_person(LeadStage from, LeadStage after, string? reason, NextStep step)
    {
        var lead = At(from);
        lead.RecordConsent(Act(ConsentPurpose.ShareDeidentified, false), Now, Due);
        lead.Stage.ShouldBe(after);
        lead.Allows(ConsentPurpose.ShareDeidentified).ShouldBeFalse();
        lead.RoutingDueAt.ShouldBeNull();
        (lead.StageReason, lead.NextStep, lead.WaitingOn).ShouldBe((reason, step, WaitingOn.Us));
    }

    [Fact]
    public void Whatever_happens_meanwhile_a_possible_emergency_is_the_next_step_until_somebody_judged_it()
    {
        var lead = At(LeadStage.Quoted);
        lead.CompleteAnswers(Note, EligibilityOutcome.Eligible, hasNewRedFlags: true, Clinic, Now);
        lead.FollowAssignments([Accepted], Clinic, Now, Due, lookFurther: true);
        lead.ClinicConfirmed(Now, Due);
        lead.RecordConsent(Act(ConsentPurpose.ShareDeidentified, false), Now, Due);
        (lead.Stage, lead.NextStep, lead.WaitingOn).ShouldBe((LeadStage.InTriage, NextStep.ClearRedFlag, WaitingOn.Us));
    }

    [Theory]
    [InlineData(LeadStage.Quoted, Quoted, NextStep.DecideOnQuotes)]
    [InlineData(LeadStage.Booked, Chosen, NextStep.PrepareTreatment)]
    [InlineData(LeadStage.Booked, Recalled, NextStep.FindAnotherWay)]
    [InlineData(LeadStage.Aftercare, Treated, NextStep.FollowUp)]
    public void Once_it_is_judged_the_lead_is_where_its_clinics_are(LeadStage stage, AssignmentStatus clinic, NextStep step)
    {
        var lead = At(stage);
        lead.CompleteAnswers(Note, EligibilityOutcome.Eligible, hasNewRedFlags: true, Clinic, Now);
        lead.ClearRedFlag(Note, Clinic, Now);
        lead.Settled([clinic], Due);
        lead.NextStep.ShouldBe(step);
    }

    [Fact]
    public void Withdrawing_is_the_patients_own_act_and_leaves_nothing_to_do()
    {
        var lead = At(LeadStage.Accepted);
        lead.RecordConsent(Act(ConsentPurpose.Contact, false), Now.AddDays(1), Due);
        (lead.Stage, lead.StageReason, lead.ClosedAt, lead.WaitingOn).ShouldBe((LeadStage.Withdrawn, Reasons.ConsentWithdrawn, Now.AddDays(1), WaitingOn.Nobody));
        lead.Facts[^1].ActorKind.ShouldBe(Domain.Audit.ActorKind.Patient);
    }

    [Fact]
    public void Marketing_comes_and_goes_without_moving_anything()
    {
        var lead = At(LeadStage.Routed);
        lead.RecordConsent(Act(ConsentPurpose.Marketing, true), Now, Due);
        lead.Allows(ConsentPurpose.Marketing).ShouldBeTrue();
        lead.RecordConsent(Act(ConsentPurpose.Marketing, false), Now, Due);
        (lead.Stage, lead.Allows(ConsentPurpose.Marketing), lead.Allows(ConsentPurpose.Contact)).ShouldBe((LeadStage.Routed, false, true));
    }

    private static LeadStage Furthest(IEnumerable<AssignmentStatus> all) => all.Select(s => s switch
    {
        Accepted or UnderReview or InfoRequested => LeadStage.Accepted,
        Quoted => LeadStage.Quoted,
        Chosen => LeadStage.Booked,
        _ => LeadStage.Routed,
    }).DefaultIfEmpty(LeadStage.Routed).Max();
}
