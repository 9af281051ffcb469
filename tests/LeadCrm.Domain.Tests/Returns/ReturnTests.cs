using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Returns;
using LeadCrm.Domain.Tests.Assignments;
using LeadCrm.Domain.Tests.Leads;

namespace LeadCrm.Domain.Tests.Returns;

public sealed class ReturnTests
{
    private static readonly ReturnTerms s_terms = new();
    private static readonly Actor s_clinic = new(ActorKind.Clinic, Guid.CreateVersion7());
    private static readonly DateTimeOffset s_accepted = AssignmentMaking.OfferedAt.AddHours(1);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(9, 1)]
    [InlineData(19, 1)]
    [InlineData(20, 2)]
    [InlineData(300, 30)]
    public void A_tenth_of_the_offers_may_be_returned_and_one_at_least(int offered, int allowed) => s_terms.Allowed(offered).ShouldBe(allowed);

    [Fact]
    public void A_return_is_asked_for_within_fourteen_days_after_acceptance()
    {
        var assignment = AssignmentMaking.AcceptedOffer();
        s_terms.Check(assignment, offered: 1, returned: 0, s_accepted.AddDays(14));
        CodeOf(assignment, 1, 0, s_accepted.AddDays(14).AddSeconds(1)).ShouldBe("return-too-late");
    }

    [Fact]
    public void The_share_is_counted_with_the_returns_that_are_still_being_decided()
    {
        var assignment = AssignmentMaking.AcceptedOffer();
        s_terms.Check(assignment, offered: 25, returned: 1, s_accepted);
        CodeOf(assignment, 25, 2, s_accepted).ShouldBe("return-share-used");
        CodeOf(assignment, 3, 1, s_accepted).ShouldBe("return-share-used");
    }

    [Fact]
    public void What_is_agreed_with_a_clinic_counts_instead_of_the_houses_terms_part_by_part()
    {
        s_terms.With(null, null).ShouldBe(s_terms);
        s_terms.With(30, null).ShouldBe(s_terms with { AgeDays = 30 });
        s_terms.With(null, 0.5m).Allowed(9).ShouldBe(4);
        s_terms.With(1, 0.5m).CycleLimit.ShouldBe(s_terms.CycleLimit);
    }

    [Fact]
    public void Where_it_is_agreed_that_nothing_is_returned_the_least_number_does_not_count()
    {
        var none = s_terms.With(null, 0);
        none.Allowed(300).ShouldBe(0);
        Should.Throw<BrokenRuleException>(() => none.Check(AssignmentMaking.AcceptedOffer(), 300, 0, s_accepted)).Code.ShouldBe("return-not-agreed");
    }

    [Theory]
    [InlineData(AssignmentStatus.Offered, "return-not-accepted")]
    [InlineData(AssignmentStatus.Chosen, "return-not-open")]
    [InlineData(AssignmentStatus.Treated, "return-not-open")]
    [InlineData(AssignmentStatus.Recalled, "return-not-open")]
    [InlineData(AssignmentStatus.Returned, "return-not-open")]
    public void What_was_not_accepted_is_declined_and_what_the_patient_chose_is_kept(AssignmentStatus status, string code) =>
        CodeOf(AssignmentMaking.In(status), 100, 0, s_accepted).ShouldBe(code);

    [Fact]
    public void A_medical_judgement_is_no_return_and_says_where_to_go()
    {
        var refused = Should.Throw<BrokenRuleException>(() => ReturnReasons.Read("medically-unsuitable"));
        (refused.Code, refused.Message).ShouldBe(("return-medical", refused.Message));
        refused.Message.ShouldContain("unsuitable");
        Should.Throw<BrokenRuleException>(() => ReturnReasons.Read("too-far")).Code.ShouldBe("unknown-reason");
        foreach (var reason in Enum.GetValues<ReturnReason>())
            ReturnReasons.Read(ReturnReasons.Code(reason)).ShouldBe(reason);
    }

    [Fact]
    public void Spam_and_invented_stories_need_words_and_always_a_person()
    {
        foreach (var reason in new[] { ReturnReason.Spam, ReturnReason.Bogus })
        {
            Should.Throw<BrokenRuleException>(() => Asked(reason, note: false)).Code.ShouldBe("note-missing");
            new ReturnEvidence(MailRefused: true, Attempts: 9, Reached: false, AsksForAnotherTreatment: true).ProvenBy(reason).ShouldBeNull();
        }
    }

    [Theory]
    [InlineData(true, 0, false, "mail-refused")]
    [InlineData(false, 3, false, "never-reached")]
    [InlineData(false, 2, false, null)]
    [InlineData(true, 5, true, null)]
    public void Contact_details_are_proven_wrong_by_refused_mail_or_three_attempts_unless_somebody_was_reached(bool refused, int attempts, bool reached, string? rule) =>
        new ReturnEvidence(refused, attempts, reached, AsksForAnotherTreatment: false).ProvenBy(ReturnReason.ContactInvalid).ShouldBe(rule);

    [Fact]
    public void A_return_is_decided_once()
    {
        var asked = Asked(ReturnReason.ContactInvalid, note: false);
        asked.Refuse(ApprovedText.OfDecision("We reached them.", [], Guid.CreateVersion7(), s_accepted), (_, _) => AssignmentMaking.Sealed, s_clinic, s_accepted);
        Should.Throw<BrokenRuleException>(() => asked.Approve(null, null, (_, _) => AssignmentMaking.Sealed, s_clinic, s_accepted)).Code.ShouldBe("return-decided");
        asked.Status.ShouldBe(ReturnStatus.Refused);
    }

    [Fact]
    public void A_wrong_treatment_lets_routing_go_on_and_spam_sends_the_lead_to_a_person()
    {
        var wrong = LeadMaking.At(LeadStage.Routed);
        wrong.Returned(ReturnReason.WrongTreatment, returns: 1, s_terms, hasLiving: false, Actor.System, s_accepted, s_accepted.AddHours(4));
        (wrong.Stage, wrong.RoutingDueAt, wrong.RoutingHeld).ShouldBe((LeadStage.Routed, s_accepted, false));

        var spam = LeadMaking.At(LeadStage.Routed);
        spam.Returned(ReturnReason.Spam, returns: 1, s_terms, hasLiving: false, Actor.System, s_accepted, s_accepted.AddHours(4));
        (spam.Stage, spam.StageReason, spam.NextStep, spam.WaitingOn, spam.RoutingDueAt).ShouldBe((LeadStage.InTriage, Reasons.Returned, NextStep.JudgeReturned, WaitingOn.Us, null));
    }

    [Fact]
    public void A_cycle_of_returns_stops_routing_until_a_person_has_judged_the_lead()
    {
        var lead = LeadMaking.At(LeadStage.Routed);
        lead.Returned(ReturnReason.WrongTreatment, returns: s_terms.CycleLimit, s_terms, hasLiving: true, Actor.System, s_accepted, s_accepted.AddHours(4));
        (lead.Stage, lead.RoutingHeld, lead.RoutingDueAt, lead.NextStep).ShouldBe((LeadStage.Routed, true, null, NextStep.JudgeReturned));

        // The other clinic declines: nobody else is asked, the lead comes to a person.
        lead.FollowAssignments([AssignmentStatus.Returned, AssignmentStatus.Returned, AssignmentStatus.Declined], Actor.System, s_accepted, s_accepted, lookFurther: true);
        (lead.Stage, lead.RoutingDueAt, lead.NextStep).ShouldBe((LeadStage.InTriage, null, NextStep.JudgeReturned));

        lead.Qualify(s_clinic, s_accepted.AddHours(1));
        (lead.RoutingHeld, lead.RoutingDueAt).ShouldBe((false, s_accepted.AddHours(1)));
    }

    [Fact]
    public void A_returned_lead_that_is_booked_meanwhile_stays_booked()
    {
        var lead = LeadMaking.At(LeadStage.Routed);
        lead.Follow(AssignmentStatus.Chosen);
        lead.Returned(ReturnReason.Spam, returns: 1, s_terms, hasLiving: true, Actor.System, s_accepted, s_accepted);
        (lead.Stage, lead.RoutingHeld).ShouldBe((LeadStage.Booked, false));
    }

    private static LeadReturn Asked(ReturnReason reason, bool note) =>
        new(AssignmentMaking.AcceptedOffer(), 1, reason, note ? _ => AssignmentMaking.Sealed : null, s_clinic, s_accepted);

    private static string CodeOf(Assignment assignment, int offered, int returned, DateTimeOffset at) =>
        Should.Throw<BrokenRuleException>(() => s_terms.Check(assignment, offered, returned, at)).Code;
}
