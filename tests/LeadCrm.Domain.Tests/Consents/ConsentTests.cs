using LeadCrm.Domain.Consents;

namespace LeadCrm.Domain.Tests.Consents;

public sealed class ConsentTests
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    public static TheoryData<ConsentPurpose> Purposes => [.. Enum.GetValues<ConsentPurpose>().Where(p => p != ConsentPurpose.None)];

    [Theory, MemberData(nameof(Purposes))]
    public void An_act_keeps_what_was_shown_when_and_how(ConsentPurpose purpose)
    {
        var (lead, clinic) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var consent = new Consent(lead, purpose, true, "2026-11", "de", s_at, "form", clinic);
        (consent.LeadId, consent.Purpose, consent.Granted, consent.TextVersion, consent.Language, consent.At, consent.Proof, consent.ClinicId)
            .ShouldBe((lead, purpose, true, "2026-11", "de", s_at, "form", clinic));
    }

    [Theory]
    [InlineData(ConsentPurpose.None)]
    [InlineData(ConsentPurpose.Contact | ConsentPurpose.Marketing)]
    [InlineData(ConsentPurpose.HealthData | ConsentPurpose.ShareDeidentified | ConsentPurpose.ShareIdentity)]
    public void One_act_is_about_exactly_one_purpose(ConsentPurpose purpose) =>
        Should.Throw<BrokenRuleException>(() => new Consent(Guid.CreateVersion7(), purpose, true, "2026-11", "en", s_at, "form")).Code.ShouldBe("consent-purpose");

    [Fact]
    public void Purposes_are_separate_bits_so_that_granting_one_grants_no_other()
    {
        var all = Enum.GetValues<ConsentPurpose>().Where(p => p != ConsentPurpose.None).ToList();
        all.ShouldAllBe(p => int.IsPow2((int)p));
        all.Distinct().Count().ShouldBe(all.Count);
    }

    [Fact]
    public void Acts_sort_by_the_time_of_the_act() =>
        new Consent(Guid.CreateVersion7(), ConsentPurpose.Contact, true, "1", "en", s_at, "form").Id
            .CompareTo(new Consent(Guid.CreateVersion7(), ConsentPurpose.Contact, false, "1", "en", s_at.AddSeconds(1), "case-page").Id).ShouldBeLessThan(0);
}
