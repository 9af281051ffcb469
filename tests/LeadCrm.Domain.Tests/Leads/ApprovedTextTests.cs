using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Tests.Assignments;

namespace LeadCrm.Domain.Tests.Leads;

public sealed class ApprovedTextTests
{
    private static readonly Guid s_coordinator = Guid.CreateVersion7();

    [Theory]
    [InlineData("Write to jane.roe@example.org, please.", "jane.roe@example.org")]
    [InlineData("Write to x＠y．org, please.", "x＠y．org")]
    [InlineData("Write to jane at example dot org, please.", "jane at example dot org")]
    [InlineData("Write to j@\u200bexample.health, please.", "j@\u200bexample.health")]
    [InlineData("The pictures are on https://example.org/jane.", "https://example.org/jane.")]
    [InlineData("The pictures are on pictures.health/album.", "pictures.health/album.")]
    public void Addresses_and_links_never_go_out_even_approved(string text, string address)
    {
        var refusal = Should.Throw<BrokenRuleException>(() => Release(text, "Jane", address));
        refusal.Code.ShouldBe("identifiers-found");
        var place = refusal.Places.ShouldHaveSingleItem();
        text.Substring(place.Start, place.Length).ShouldBe(address);
    }

    [Theory]
    [InlineData("Jane says that she is well.", "Jane")]
    [InlineData("Her number is +44 20 7946 0958.", "+44 20 7946 0958")]
    [InlineData("Seen on 12 March 2026.", "12 March 2026")]
    public void What_may_identify_goes_out_only_when_somebody_has_read_and_approved_just_that(string text, string words)
    {
        var refusal = Should.Throw<BrokenRuleException>(() => Release(text));
        refusal.Code.ShouldBe("identifiers-unapproved");
        refusal.Message.ShouldNotContain(words);
        var place = refusal.Places.ShouldHaveSingleItem();
        text.Substring(place.Start, place.Length).ShouldBe(words);
        Should.Throw<BrokenRuleException>(() => Release(text, "something else")).Code.ShouldBe("identifiers-unapproved");
        Release(text, words).Text.ShouldBe(text);
    }

    [Fact]
    public void One_approved_place_does_not_approve_the_others() =>
        Should.Throw<BrokenRuleException>(() => Release("Jane, born 12 March 1978.", "Jane")).Places.Select(p => p.Kind).ShouldBe(["Date"]);

    [Fact]
    public void What_identifies_nobody_goes_out() => Release("The skin score is 22; lungs and heart were examined this year.").ShouldNotBeNull();

    [Fact]
    public void The_words_of_a_decision_hold_nothing_that_could_be_approved() =>
        Should.Throw<BrokenRuleException>(() => ApprovedText.OfDecision("Jane answered us.", ["Jane Roe"], s_coordinator, DateTimeOffset.UnixEpoch)).Code.ShouldBe("identifiers-found");

    [Fact]
    public void A_clinic_reads_names_only_while_it_has_the_case_and_the_patient_has_confirmed_it()
    {
        var assignment = AssignmentMaking.AcceptedOffer();
        Should.Throw<InvalidOperationException>(() => ToConfirmed(assignment));
        assignment.ShareIdentity(AssignmentMaking.Deadline);
        ToConfirmed(assignment).Text.ShouldBe("Jane asks.");
        assignment.Recall("consent-withdrawn", AssignmentMaking.Deadline);
        Should.Throw<InvalidOperationException>(() => ToConfirmed(assignment));
    }

    private static ApprovedText ToConfirmed(Assignment assignment) => ApprovedText.ForConfirmed("Jane asks.", assignment, s_coordinator, DateTimeOffset.UnixEpoch);

    private static ApprovedText Release(string text, params string[] approved) => ApprovedText.By(text, ["Jane Roe"], approved, s_coordinator, DateTimeOffset.UnixEpoch);
}
