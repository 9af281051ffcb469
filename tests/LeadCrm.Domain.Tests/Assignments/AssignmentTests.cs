using FsCheck.Xunit;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Leads;
using static LeadCrm.Domain.Tests.Assignments.AssignmentMaking;

namespace LeadCrm.Domain.Tests.Assignments;

public sealed class AssignmentTests
{
    private static readonly DateTimeOffset s_lastMoment = Deadline.AddTicks(-1);

    [Fact]
    public void An_offer_can_be_accepted_until_the_last_moment_and_the_answer_is_stamped()
    {
        var assignment = Offer();
        assignment.Accept(s_lastMoment);
        (assignment.Status, assignment.AnsweredAt).ShouldBe((AssignmentStatus.Accepted, s_lastMoment));
    }

    [Fact]
    public void After_the_deadline_an_offer_can_neither_be_accepted_nor_declined_even_before_anybody_noticed()
    {
        var assignment = Offer();
        Refused(() => assignment.Accept(Deadline)).ShouldBe("offer-expired");
        Refused(() => assignment.Decline("capacity", null, Deadline)).ShouldBe("offer-expired");
        assignment.Status.ShouldBe(AssignmentStatus.Offered);
    }

    [Fact]
    public void An_expired_offer_says_that_its_time_is_over_and_not_that_a_move_is_illegal()
    {
        var assignment = Offer();
        assignment.Expire(Deadline);
        Refused(() => assignment.Accept(OfferedAt)).ShouldBe("offer-expired");
        (assignment.EndReason, assignment.EndedAt).ShouldBe(("no-answer", Deadline));
    }

    [Fact]
    public void An_offer_does_not_expire_early_and_an_answered_one_never()
    {
        Refused(() => Offer().Expire(s_lastMoment)).ShouldBe("not-due");
        Refused(() => AcceptedOffer().Expire(Deadline)).ShouldBe("illegal-move");
    }

    [Fact]
    public void Declining_needs_one_of_the_known_reasons_and_keeps_the_note_sealed()
    {
        var assignment = Offer();
        Refused(() => assignment.Decline("no idea", null, OfferedAt)).ShouldBe("unknown-reason");
        assignment.Decline("language", Sealed, OfferedAt);
        (assignment.Status, assignment.EndReason, assignment.EndNote, assignment.AnsweredAt, assignment.EndedAt)
            .ShouldBe((AssignmentStatus.Declined, "language", Sealed, OfferedAt, OfferedAt));
    }

    [Fact]
    public void Every_reason_for_declining_is_taken() =>
        Reasons.Declined.ShouldAllBe(reason => Declines(reason));

    [Fact]
    public void Only_the_first_look_is_stamped()
    {
        var assignment = Offer();
        assignment.Open(OfferedAt.AddMinutes(5)).ShouldBeTrue();
        assignment.Open(OfferedAt.AddMinutes(9)).ShouldBeFalse();
        assignment.FirstOpenedAt.ShouldBe(OfferedAt.AddMinutes(5));
    }

    [Theory]
    [InlineData(AssignmentStatus.Offered)]
    [InlineData(AssignmentStatus.Declined)]
    [InlineData(AssignmentStatus.Expired)]
    [InlineData(AssignmentStatus.NotChosen)]
    [InlineData(AssignmentStatus.Recalled)]
    public void Identity_is_shared_with_nobody_who_has_not_accepted_or_is_out(AssignmentStatus status)
    {
        var assignment = In(status);
        Refused(() => assignment.ShareIdentity(OfferedAt)).ShouldBe("not-accepted");
        assignment.IdentitySharedAt.ShouldBeNull();
    }

    [Fact]
    public void Identity_is_shared_once_the_clinic_has_accepted_and_a_second_tap_changes_nothing()
    {
        var assignment = AcceptedOffer();
        assignment.ShareIdentity(OfferedAt.AddHours(2));
        assignment.ShareIdentity(OfferedAt.AddHours(5));
        assignment.IdentitySharedAt.ShouldBe(OfferedAt.AddHours(2));
    }

    [Fact]
    public void Ending_ends_access_to_identity()
    {
        var (recalled, passedOver) = (AcceptedOffer(), AcceptedOffer());
        foreach (var assignment in new[] { recalled, passedOver })
            assignment.ShareIdentity(OfferedAt.AddHours(2));
        recalled.Recall(Reasons.ConsentWithdrawn, OfferedAt.AddHours(3));
        passedOver.NotChosen("chose-another", OfferedAt.AddHours(3));
        new[] { recalled, passedOver }.ShouldAllBe(a => a.IdentitySharedAt == null && !a.IsLiving);
    }

    [Fact]
    public void A_released_identity_is_gone_once_revoked_and_the_first_revocation_counts()
    {
        var release = new IdentityRelease(Guid.CreateVersion7(), Guid.CreateVersion7(), Sealed, "Jane Roe", OfferedAt);
        release.Revoke(OfferedAt.AddHours(1));
        release.Revoke(OfferedAt.AddHours(2));
        (release.Identity, release.RevokedAt).ShouldBe((null, OfferedAt.AddHours(1)));
    }

    [Fact]
    public void A_later_version_of_a_quote_keeps_the_stamp_of_the_first()
    {
        var assignment = AcceptedOffer();
        assignment.QuoteSent(OfferedAt.AddHours(4));
        assignment.QuoteSent(OfferedAt.AddHours(8));
        (assignment.Status, assignment.QuotedAt).ShouldBe((AssignmentStatus.Quoted, OfferedAt.AddHours(4)));
    }

    [Fact]
    public void A_chosen_clinic_receives_and_treats_the_patient()
    {
        var assignment = AcceptedOffer();
        assignment.Review();
        assignment.Ask();
        assignment.Review();
        assignment.QuoteSent(OfferedAt.AddHours(4));
        assignment.Choose(OfferedAt.AddHours(3));
        assignment.Arrive();
        assignment.Treat();
        (assignment.Status, assignment.IsLiving).ShouldBe((AssignmentStatus.Treated, true));
    }

    [Property]
    public bool The_offer_reference_can_be_read_out_and_is_always_the_same(Guid id)
    {
        var reference = OfferReference.Of(id);
        // Crockford's alphabet: nothing that is mistaken on the phone.
        return reference == Offer(id).OfferReference
            && System.Text.RegularExpressions.Regex.IsMatch(reference, "^OF-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    private static bool Declines(string reason)
    {
        var assignment = Offer();
        assignment.Decline(reason, null, OfferedAt);
        return assignment.EndReason == reason;
    }

    private static string Refused(Action act) => Should.Throw<BrokenRuleException>(act).Code;
}
