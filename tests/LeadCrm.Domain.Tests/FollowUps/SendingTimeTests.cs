using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadCrm.Domain.FollowUps;

namespace LeadCrm.Domain.Tests.FollowUps;

public sealed class SendingTimeTests
{
    private static readonly string[] s_zones =
    [
        "Europe/London", "Europe/Istanbul", "America/New_York", "America/Santiago", "Asia/Kolkata", "Asia/Kathmandu",
        "Australia/Lord_Howe", "Pacific/Apia", "Africa/Cairo", "America/St_Johns", "UTC",
    ];

    [Theory]
    [InlineData("2026-11-23T14:30Z", 1, "Europe/London", "2026-11-24T14:30Z")] // in the middle of the day: exactly a day later
    [InlineData("2026-11-23T03:00Z", 1, "Europe/London", "2026-11-24T09:00Z")] // at night: the same morning
    [InlineData("2026-11-23T21:15Z", 3, "Europe/London", "2026-11-27T09:00Z")] // in the evening: the next morning
    [InlineData("2026-11-23T09:00Z", 1, "Europe/London", "2026-11-24T09:00Z")] // 9:00 is awake
    [InlineData("2026-11-23T20:00Z", 1, "Europe/London", "2026-11-25T09:00Z")] // 20:00 is quiet
    [InlineData("2026-11-23T19:59Z", 1, "Europe/London", "2026-11-24T19:59Z")]
    [InlineData("2026-11-23T14:30Z", 1, "Asia/Kolkata", "2026-11-25T03:30Z")] // 20:00 in Kolkata: 9:00 there is 3:30 UTC
    [InlineData("2026-11-23T10:00Z", 1, "America/New_York", "2026-11-24T14:00Z")] // 5:00 in New York
    [InlineData("2026-11-23T10:00Z", 0, "America/New_York", "2026-11-23T14:00Z")]
    public void A_message_waits_for_the_waking_hours_of_where_the_person_is(string from, int days, string zone, string expected) =>
        SendingTime.After(Utc(from), days, zone).ShouldBe(Utc(expected));

    [Theory]
    [InlineData("2026-03-28T21:00Z", "Europe/London", "2026-03-30T08:00Z")] // 22:00 summer time on the 29th: 9:00 on the 30th is 8:00 UTC
    [InlineData("2026-03-27T22:30Z", "Europe/London", "2026-03-29T08:00Z")] // the morning after the clocks went forward
    [InlineData("2026-10-24T22:00Z", "Europe/London", "2026-10-26T09:00Z")] // winter time again
    [InlineData("2026-10-24T03:00Z", "Europe/London", "2026-10-25T09:00Z")] // the morning of the change
    [InlineData("2026-03-07T06:30Z", "America/New_York", "2026-03-08T13:00Z")] // 2:30 does not exist that night; 9:00 does
    public void Nine_in_the_morning_is_nine_on_the_clock_on_the_wall_also_when_clocks_change(string from, string zone, string expected) =>
        SendingTime.After(Utc(from), 1, zone).ShouldBe(Utc(expected));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Mars/Olympus_Mons")]
    public void A_zone_that_nobody_knows_counts_as_UTC(string? zone) =>
        SendingTime.After(Utc("2026-11-23T05:00Z"), 1, zone).ShouldBe(Utc("2026-11-24T09:00Z"));

    [Property]
    public Property It_is_never_early_never_at_night_and_at_most_a_night_late() =>
        Prop.ForAll(
            (from zone in Gen.Elements(s_zones) from minute in Gen.Choose(0, 5 * 366 * 24 * 60) from days in Gen.Choose(0, 30) select (zone, minute, days)).ToArbitrary(),
            x =>
            {
                var from = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(x.minute);
                var sent = SendingTime.After(from, x.days, x.zone);
                var hour = TimeZoneInfo.ConvertTime(sent, TimeZoneInfo.FindSystemTimeZoneById(x.zone)).Hour;
                var late = sent - from.AddDays(x.days);
                return sent.Offset == TimeSpan.Zero && hour is >= 9 and < 20 && late >= TimeSpan.Zero && late <= TimeSpan.FromHours(14);
            });

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
