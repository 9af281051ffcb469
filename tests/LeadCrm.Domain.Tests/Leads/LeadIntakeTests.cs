using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using static LeadCrm.Domain.Tests.Leads.LeadMaking;

namespace LeadCrm.Domain.Tests.Leads;

public sealed class LeadIntakeTests
{
    [Fact]
    public void A_new_lead_waits_for_triage_until_its_first_contact_is_due()
    {
        var lead = Receive();
        (lead.Stage, lead.NextStep, lead.WaitingOn, lead.NextStepDueAt, lead.Reference).ShouldBe((LeadStage.New, NextStep.Triage, WaitingOn.Us, Due, "MQ-26-004821"));
        lead.Facts.ShouldHaveSingleItem().Kind.ShouldBe(FactKind.Received);
        lead.OwnerId.ShouldBeNull();
    }

    [Theory]
    [InlineData(ConsentPurpose.None)]
    [InlineData(ConsentPurpose.Contact)]
    [InlineData(ConsentPurpose.HealthData)]
    [InlineData(ConsentPurpose.HealthData | ConsentPurpose.ShareDeidentified | ConsentPurpose.Marketing)]
    public void Nothing_is_received_without_consent_to_contact_and_to_health_data(ConsentPurpose granted) =>
        Should.Throw<BrokenRuleException>(() => Receive(Request(granted))).Code.ShouldBe("consent-missing");

    [Fact]
    public void What_was_refused_is_kept_as_an_act_and_grants_nothing()
    {
        var lead = Receive();
        lead.Consents.Count.ShouldBe(4);
        lead.Allows(ConsentPurpose.ShareDeidentified).ShouldBeTrue();
        lead.Allows(ConsentPurpose.Marketing).ShouldBeFalse();
        lead.Allows(ConsentPurpose.Contact | ConsentPurpose.Marketing).ShouldBeFalse();
    }

    [Fact]
    public void Somebody_who_cannot_be_reached_cannot_ask() =>
        Should.Throw<BrokenRuleException>(() => Receive(Request() with { Requester = new() { FullName = "Jane Roe" } })).Code.ShouldBe("contact-missing");

    [Fact]
    public void Spam_is_kept_apart_and_waits_on_nobody()
    {
        var lead = Receive(Request() with { LooksLikeSpam = true });
        (lead.Stage, lead.StageReason, lead.IsOpen, lead.WaitingOn).ShouldBe((LeadStage.Spam, "honeypot", false, WaitingOn.Nobody));
    }

    [Fact]
    public void A_possible_emergency_comes_before_everything_else()
    {
        var lead = Receive(Request() with { HasRedFlags = true });
        (lead.RedFlag, lead.NextStep, lead.NextStepDueAt).ShouldBe((RedFlagState.Open, NextStep.ClearRedFlag, Now));
        lead.Claim(Coordinator, Now);
        lead.NextStep.ShouldBe(NextStep.ClearRedFlag);
    }

    [Fact]
    public void History_has_no_person_asks_nothing_and_is_never_contacted()
    {
        var lead = Imported();
        (lead.Stage, lead.NextStep, lead.WaitingOn, lead.CreatedAt).ShouldBe((LeadStage.New, NextStep.None, WaitingOn.Nobody, Now.AddYears(-2)));
        lead.Requester.CanBeReached.ShouldBeFalse();
        Should.Throw<BrokenRuleException>(() => lead.Contacted(true, null, Coordinator, Now, Due)).Code.ShouldBe("consent-missing");
    }

    [Theory]
    [InlineData(40, Reasons.Imported)]
    [InlineData(0, Reasons.Imported)]
    [InlineData(-3, Reasons.BookedBeforeContact)]
    public void An_imported_booking_is_kept_as_it_is_and_flagged_when_it_lies_before_the_first_contact(int days, string reason)
    {
        var lead = Imported();
        var won = lead.CreatedAt.AddDays(days);
        lead.ImportBooking(won);
        (lead.Stage, lead.BookedAt, lead.StageReason, lead.WaitingOn).ShouldBe((LeadStage.Booked, won, reason, WaitingOn.Nobody));
        Should.Throw<BrokenRuleException>(() => lead.ImportBooking(won)).Code.ShouldBe("illegal-move");
    }

    [Fact]
    public void A_booking_of_which_only_the_day_is_known_is_not_before_contact_on_that_day()
    {
        var calendar = new LeadCrm.Domain.Values.ZonedCalendar("America/New_York");
        var lead = Imported();
        lead.ImportBooking(calendar.StartOf(calendar.DayOf(lead.CreatedAt)), calendar);
        lead.StageReason.ShouldBe(Reasons.Imported);
        var earlier = Imported();
        earlier.ImportBooking(calendar.StartOf(calendar.DayOf(lead.CreatedAt).AddDays(-1)), calendar);
        earlier.StageReason.ShouldBe(Reasons.BookedBeforeContact);
    }

    [Fact]
    public void A_lead_of_our_own_takes_no_imported_booking() =>
        Should.Throw<BrokenRuleException>(() => Receive().ImportBooking(Now)).Code.ShouldBe("not-history");

    [Theory]
    [InlineData(1, 2026, "MQ-26-000001")]
    [InlineData(1_234_567, 2009, "MQ-09-1234567")]
    public void References_are_short_and_grow_when_they_must(long number, int year, string expected) =>
        LeadReference.Of(number, new(year, 6, 1, 0, 0, 0, TimeSpan.Zero)).ShouldBe(expected);

    private static Lead Imported() => Lead.Import("L-77", 9, Now.AddYears(-2), new() { Source = "organic" }, Now);
}
