using LeadCrm.Application.Leads;

namespace LeadCrm.Application.Tests.Values;

public sealed class MailAndPhoneTests
{
    [Theory]
    [InlineData("jane.roe@example.org", "jane.roe@example.org")]
    [InlineData("  Jane.Roe@Example.ORG\u00A0", "Jane.Roe@example.org")]
    [InlineData("jane\u200B@example.org", "jane@example.org")]
    [InlineData("\u202Ajane@example.org\u202C", "jane@example.org")]
    [InlineData("jane\u00AD@exam\u2060ple.org", "jane@example.org")]
    [InlineData("jane@m\u00FCnchen.de", "jane@xn--mnchen-3ya.de")]
    [InlineData("jane@MU\u0308NCHEN.de", "jane@xn--mnchen-3ya.de")]
    [InlineData("jane@\u043F\u0440\u0438\u043C\u0435\u0440.\u0440\u0444", "jane@xn--e1afmkfd.xn--p1ai")]
    [InlineData("jane\uFF20example\uFF0Eorg", "jane@example.org")]
    [InlineData("o'neil+x@sub.example.co.uk", "o'neil+x@sub.example.co.uk")]
    public void An_address_is_kept_as_a_mail_server_takes_it(string typed, string kept)
    {
        MailAddressRule.TryNormalise(typed, out var address).ShouldBeTrue();
        address.ShouldBe(kept);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u200B")]
    [InlineData("jane")]
    [InlineData("jane@localhost")]
    [InlineData("jane@example")]
    [InlineData("jane@example.")]
    [InlineData("jane@.org")]
    [InlineData("jane@exa mple.org")]
    [InlineData("jane roe@example.org")]
    [InlineData("Jane <jane@example.org>")]
    [InlineData("jane@example.org, joe@example.org")]
    [InlineData("jane@example.org\r\nBcc: all@example.org")]
    [InlineData("\"a b\"@example.org")]
    [InlineData("jane@10.0.0.1")]
    [InlineData("jane@[10.0.0.1]")]
    [InlineData("jane@exam_ple.org")]
    [InlineData("jane@-example.org")]
    [InlineData("@example.org")]
    public void What_no_mail_server_takes_is_refused(string typed) => MailAddressRule.IsValid(typed).ShouldBeFalse();

    [Theory]
    [InlineData("+52 1 55 5123 4567", "MX", "+525551234567")]
    [InlineData("+52 55 5123 4567", "GB", "+525551234567")]
    [InlineData("020 7946 0958", "GB", "+442079460958")]
    [InlineData("0044 20 7946 0958", "US", "+442079460958")]
    [InlineData("+44 (0)20 7946 0958", "DE", "+442079460958")]
    [InlineData("+44 7911 123456 (WhatsApp)", "GB", "+447911123456")]
    [InlineData("WhatsApp: +44 7911 123456", "GB", "+447911123456")]
    [InlineData("Tel.: 020 7946 0958", "GB", "+442079460958")]
    [InlineData("+34 928 12 34 56", "ES", "+34928123456")]
    [InlineData("928 12 34 56 whatsapp", "ES", "+34928123456")]
    [InlineData("+\u0664\u0664 \u0667\u0669\u0661\u0661 \u0661\u0662\u0663\u0664\u0665\u0666", "GB", "+447911123456")]
    [InlineData("\uFF0B44\u200E 7911\u00A0123456", "GB", "+447911123456")]
    public void A_number_is_read_with_what_people_write_around_it(string typed, string country, string kept)
    {
        PhoneNumberRule.TryNormalise(typed, country, out var e164).ShouldBeTrue(PhoneNumberRule.ProblemOf(typed, country));
        e164.ShouldBe(kept);
    }

    [Theory]
    [InlineData("020 7946 0958 x12", "GB", "extension")]
    [InlineData("+44 20 7946 0958 ext. 12", "GB", "extension")]
    [InlineData("020 79", "GB", "too short")]
    [InlineData("+44 20 7946 0958 4444", "GB", "too long")]
    [InlineData("+999 20 7946 0958", "GB", "country code")]
    [InlineData("20 7946 0958", "XX", "country code")]
    [InlineData("call me", "GB", "not a phone number")]
    [InlineData("(WhatsApp)", "GB", "not a phone number")]
    [InlineData("+44 7700 900123", "GB", "digit wrong")]
    public void What_is_none_is_refused_with_what_is_wrong(string typed, string country, string word) =>
        PhoneNumberRule.ProblemOf(typed, country).ShouldNotBeNull().ShouldContain(word);
}
