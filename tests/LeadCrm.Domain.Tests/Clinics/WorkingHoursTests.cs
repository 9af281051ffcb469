using System.Text.Json;
using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Tests.Clinics;

public sealed class WorkingHoursTests
{
    private static readonly WorkingHours London = WorkingHours.Weekdays("Europe/London", new(9, 0), new(17, 0));

    [Fact]
    public void Time_runs_only_while_somebody_works()
    {
        // Friday 16:00 GMT plus two hours is Monday 10:00 GMT.
        London.AddWorkingTime(Utc(2026, 1, 9, 16), TimeSpan.FromHours(2)).ShouldBe(Utc(2026, 1, 12, 10));
        London.WorkingTimeBetween(Utc(2026, 1, 9, 16), Utc(2026, 1, 12, 10)).ShouldBe(TimeSpan.FromHours(2));
    }

    [Fact]
    public void An_amount_that_ends_with_the_day_ends_at_its_close_and_zero_is_the_first_working_moment()
    {
        London.AddWorkingTime(Utc(2026, 1, 9, 16), TimeSpan.FromHours(1)).ShouldBe(Utc(2026, 1, 9, 17));
        London.AddWorkingTime(Utc(2026, 1, 10, 12), TimeSpan.Zero).ShouldBe(Utc(2026, 1, 12, 9));
    }

    [Fact]
    public void Local_hours_move_against_UTC_when_London_changes_its_clocks()
    {
        // Summer time starts on Sunday 29 March 2026 and ends on Sunday 25 October 2026.
        London.AddWorkingTime(Utc(2026, 3, 27, 16), TimeSpan.FromHours(2)).ShouldBe(Utc(2026, 3, 30, 9));
        London.AddWorkingTime(Utc(2026, 10, 23, 15), TimeSpan.FromHours(2)).ShouldBe(Utc(2026, 10, 26, 10));
    }

    [Fact]
    public void A_night_shift_is_an_hour_shorter_when_the_clocks_go_forward_and_longer_when_they_go_back()
    {
        var nights = new WorkingHours("Europe/London", [new(DayOfWeek.Sunday, new(0, 0), new(6, 0))]);
        nights.WorkingTimeBetween(Utc(2026, 3, 28, 12), Utc(2026, 3, 29, 12)).ShouldBe(TimeSpan.FromHours(5));
        nights.WorkingTimeBetween(Utc(2026, 10, 24, 12), Utc(2026, 10, 25, 12)).ShouldBe(TimeSpan.FromHours(7));
        nights.AddWorkingTime(Utc(2026, 3, 28, 12), TimeSpan.FromHours(3)).ShouldBe(Utc(2026, 3, 29, 3));
    }

    [Fact]
    public void A_skipped_local_time_means_the_moment_of_the_change()
    {
        // 01:00 GMT becomes 02:00 BST: local 01:00–02:00 does not exist on 29 March 2026.
        var opens = new WorkingHours("Europe/London", [new(DayOfWeek.Sunday, new(1, 30), new(4, 0))]);
        opens.AddWorkingTime(Utc(2026, 3, 28, 12), TimeSpan.Zero).ShouldBe(Utc(2026, 3, 29, 1));
        opens.WorkingTimeBetween(Utc(2026, 3, 28, 12), Utc(2026, 3, 29, 12)).ShouldBe(TimeSpan.FromHours(2));
        var vanishes = new WorkingHours("Europe/London", [new(DayOfWeek.Sunday, new(1, 0), new(2, 0))]);
        vanishes.AddWorkingTime(Utc(2026, 3, 28, 12), TimeSpan.Zero).ShouldBe(Utc(2026, 4, 5, 0));
    }

    [Fact]
    public void A_doubled_local_time_means_its_first_occurrence_and_no_second_counts_twice()
    {
        // 02:00 BST becomes 01:00 GMT: local 01:00–02:00 occurs twice on 25 October 2026.
        var closes = new WorkingHours("Europe/London", [new(DayOfWeek.Sunday, new(0, 0), new(1, 30))]);
        closes.WorkingTimeBetween(Utc(2026, 10, 24, 12), Utc(2026, 10, 25, 12)).ShouldBe(TimeSpan.FromHours(1.5));
        var ends = new WorkingHours("Europe/London", [new(DayOfWeek.Sunday, new(0, 0), new(1, 30)), new(DayOfWeek.Sunday, new(1, 30), new(5, 0))]);
        ends.AddWorkingTime(Utc(2026, 10, 24, 12), TimeSpan.FromHours(1.5)).ShouldBe(Utc(2026, 10, 25, 0, 30));
        ends.WorkingTimeBetween(Utc(2026, 10, 24, 12), Utc(2026, 10, 25, 12)).ShouldBe(TimeSpan.FromHours(6));
    }

    [Fact]
    public void Mexico_City_changed_its_clocks_until_2022_and_not_since()
    {
        var hours = WorkingHours.Weekdays("America/Mexico_City", new(9, 0), new(17, 0));
        hours.AddWorkingTime(Utc(2022, 7, 4, 0), TimeSpan.Zero).ShouldBe(Utc(2022, 7, 4, 14));
        hours.AddWorkingTime(Utc(2026, 7, 6, 0), TimeSpan.Zero).ShouldBe(Utc(2026, 7, 6, 15));
    }

    [Fact]
    public void Kolkata_is_half_an_hour_off_and_a_lunch_break_does_not_count()
    {
        var hours = new WorkingHours("Asia/Kolkata", [new(DayOfWeek.Monday, new(14, 0), new(18, 0)), new(DayOfWeek.Monday, new(9, 0), new(13, 0))]);
        hours.AddWorkingTime(Utc(2026, 1, 5, 0), TimeSpan.FromHours(5)).ShouldBe(Utc(2026, 1, 5, 9, 30));
        hours.WorkingTimeBetween(Utc(2026, 1, 5, 7), Utc(2026, 1, 5, 9)).ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public void Holidays_are_left_out()
    {
        var hours = new WorkingHours("Europe/London", London.Weekly, [new(2026, 12, 25), new(2026, 12, 28)]);
        hours.AddWorkingTime(Utc(2026, 12, 24, 16), TimeSpan.FromHours(2)).ShouldBe(Utc(2026, 12, 29, 10));
    }

    [Fact]
    public void A_shift_until_midnight_goes_on_in_the_next_day()
    {
        var hours = new WorkingHours("Asia/Kolkata", [new(DayOfWeek.Monday, new(20, 0), new(0, 0)), new(DayOfWeek.Tuesday, new(0, 0), new(4, 0))]);
        hours.AddWorkingTime(Utc(2026, 1, 5, 12), TimeSpan.FromHours(6)).ShouldBe(Utc(2026, 1, 5, 20, 30));
    }

    [Fact]
    public void Hours_that_make_no_sense_are_refused()
    {
        Code(() => new WorkingHours("Europe/London", [])).ShouldBe("clinic-without-hours");
        Code(() => new WorkingHours("Europe/London", [new(DayOfWeek.Monday, new(17, 0), new(9, 0))])).ShouldBe("working-hours-invalid");
        Code(() => new WorkingHours("Europe/London", [new(DayOfWeek.Monday, new(9, 0), new(12, 0)), new(DayOfWeek.Monday, new(11, 0), new(13, 0))])).ShouldBe("working-hours-invalid");
        Code(() => WorkingHours.Weekdays("Nowhere", new(9, 0), new(17, 0))).ShouldBe("unknown-time-zone");
        Code(() => London.AddWorkingTime(Utc(2026, 1, 1, 0), TimeSpan.FromHours(-1))).ShouldBe("working-time-out-of-range");
        Code(() => London.AddWorkingTime(DateTimeOffset.MaxValue, TimeSpan.FromHours(1))).ShouldBe("working-time-out-of-range");
    }

    [Fact]
    public void Hours_survive_JSON()
    {
        var hours = new WorkingHours("Europe/London", London.Weekly, [new(2026, 12, 25)]);
        JsonSerializer.Deserialize<WorkingHours>(JsonSerializer.Serialize(hours)).ShouldBe(hours);
    }

    [Fact]
    public void Adding_and_measuring_agree_over_a_whole_year_of_starts()
    {
        string[] zones = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"];
        foreach (var zone in zones)
        {
            var hours = new WorkingHours(zone, [.. Enum.GetValues<DayOfWeek>().SelectMany(d => new WorkingInterval[] { new(d, new(0, 0), new(3, 0)), new(d, new(9, 30), new(0, 0)) })]);
            for (var start = Utc(2026, 1, 1, 0); start.Year == 2026; start = start.AddHours(7))
            {
                var due = hours.AddWorkingTime(start, TimeSpan.FromHours(20));
                hours.WorkingTimeBetween(start, due).ShouldBe(TimeSpan.FromHours(20));
            }
        }
    }

    private static string Code(Func<object> act) => Should.Throw<BrokenRuleException>(() => { act(); }).Code;

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute = 0) => new(year, month, day, hour, minute, 0, TimeSpan.Zero);
}
