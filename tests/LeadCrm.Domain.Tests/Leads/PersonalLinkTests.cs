using LeadCrm.Domain.Leads;

namespace LeadCrm.Domain.Tests.Leads;

public sealed class PersonalLinkTests
{
    private static readonly DateTimeOffset s_made = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private readonly PersonalLink _link = new(Guid.NewGuid(), Guid.NewGuid(), s_made);

    [Fact]
    public void A_link_opens_the_case_for_its_lifetime_from_the_last_mail_it_stood_in()
    {
        _link.Opens(s_made + PersonalLink.Lifetime).ShouldBeFalse();

        _link.Renew(s_made.AddDays(60));

        _link.Opens(s_made + PersonalLink.Lifetime).ShouldBeTrue();
        _link.Opens(s_made.AddDays(60) + PersonalLink.Lifetime).ShouldBeFalse();
    }

    [Fact]
    public void Mails_of_one_day_do_not_write_it_again()
    {
        var until = _link.ExpiresAt;
        _link.Renew(s_made.AddHours(20));
        _link.ExpiresAt.ShouldBe(until);
    }

    [Fact]
    public void What_was_revoked_or_is_over_does_not_come_back()
    {
        _link.Revoke(s_made.AddDays(10));
        _link.Renew(s_made.AddDays(20));
        _link.Opens(s_made.AddDays(20)).ShouldBeFalse();

        var over = new PersonalLink(Guid.NewGuid(), Guid.NewGuid(), s_made);
        over.Renew(s_made + PersonalLink.Lifetime);
        over.Opens(s_made + PersonalLink.Lifetime).ShouldBeFalse();
    }
}
