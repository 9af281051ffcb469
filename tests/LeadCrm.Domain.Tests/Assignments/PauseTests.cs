using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Routing;

namespace LeadCrm.Domain.Tests.Assignments;

public sealed class PauseTests
{
    // 9 to 12 and 14 to 18 on weekdays in Istanbul, which keeps UTC+3 all year.
    private static readonly WorkingInterval[] s_split =
        [.. Enumerable.Range(1, 5).SelectMany(d => new WorkingInterval[] { new((DayOfWeek)d, new(9, 0), new(12, 0)), new((DayOfWeek)d, new(14, 0), new(18, 0)) })];

    private static readonly WorkingHours s_istanbul = new("Europe/Istanbul", s_split);

    [Fact]
    public void A_question_stops_the_clock_and_the_answer_lets_it_go_on_with_what_was_left()
    {
        // Monday 10:00, eight hours: 2 + 4 on Monday and 2 on Tuesday, until Tuesday 11:00.
        var offer = Offered(s_istanbul, Istanbul(23, 10), hours: 8);
        offer.ExpiresAt.ShouldBe(Istanbul(24, 11));

        offer.PauseForAnswer(s_istanbul, Istanbul(23, 11)).ShouldBeTrue();
        (offer.PausedAt, offer.WorkingTimeLeft, offer.Pauses).ShouldBe((Istanbul(23, 11), TimeSpan.FromHours(7), 1));
        offer.IsPaused(Istanbul(25, 12)).ShouldBeTrue();

        // Answered in the lunch break on Wednesday: the seven hours run from 14:00, four that day and three the next.
        offer.Answered(s_istanbul, Istanbul(25, 13)).ShouldBeTrue();
        offer.ExpiresAt.ShouldBe(Istanbul(26, 12));
        (offer.PausedAt, offer.PauseEndsAt, offer.WorkingTimeLeft).ShouldBe((null, null, null));
    }

    [Fact]
    public void A_paused_offer_does_not_expire_and_can_be_accepted_or_declined()
    {
        foreach (var act in new Action<Assignment>[] { a => a.Accept(Istanbul(26, 9)), a => a.Decline("capacity", null, Istanbul(26, 9)) })
        {
            var offer = Offered(s_istanbul, Istanbul(23, 10), hours: 8);
            offer.PauseForAnswer(s_istanbul, Istanbul(23, 11));
            Should.Throw<BrokenRuleException>(() => offer.Expire(Istanbul(26, 9))).Code.ShouldBe("not-due");
            act(offer);
            (offer.PausedAt, offer.PauseEndsAt, offer.WorkingTimeLeft).ShouldBe((null, null, null));
        }
    }

    [Fact]
    public void A_forgotten_pause_ends_by_itself_at_the_opening_of_the_fifth_working_day_and_the_rest_runs_out()
    {
        var offer = Offered(s_istanbul, Istanbul(23, 10), hours: 8);
        offer.PauseForAnswer(s_istanbul, Istanbul(23, 11));
        // Tuesday to Friday are four; the fifth is the Monday after.
        offer.PauseEndsAt.ShouldBe(Istanbul(30, 9));
        offer.ExpiresAt.ShouldBe(Istanbul(30, 18));
        offer.IsPaused(Istanbul(30, 9)).ShouldBeFalse();

        // An answer that comes after it has gone on by itself gives no time back.
        offer.Answered(s_istanbul, Istanbul(30, 16)).ShouldBeFalse();
        offer.ExpiresAt.ShouldBe(Istanbul(30, 18));
        offer.Expire(Istanbul(30, 18));
        offer.Status.ShouldBe(AssignmentStatus.Expired);
    }

    [Fact]
    public void Holidays_are_no_working_days_of_a_pause()
    {
        var closed = new WorkingHours("Europe/Istanbul", s_split, [new(2026, 11, 25), new(2026, 11, 26), new(2026, 11, 27)]);
        var offer = Offered(closed, Istanbul(23, 10), hours: 8);
        offer.PauseForAnswer(closed, Istanbul(23, 11));
        // Tuesday 24, then 30 November, 1, 2 and 3 December.
        offer.PauseEndsAt.ShouldBe(Istanbul(33, 9));
    }

    [Fact]
    public void Only_two_questions_stop_the_clock_and_none_while_it_stands()
    {
        var offer = Offered(s_istanbul, Istanbul(23, 10), hours: 8);
        offer.PauseForAnswer(s_istanbul, Istanbul(23, 11)).ShouldBeTrue();
        offer.MayPause.ShouldBeFalse();
        offer.PauseForAnswer(s_istanbul, Istanbul(23, 12)).ShouldBeFalse();
        offer.Answered(s_istanbul, Istanbul(23, 15));
        offer.PauseForAnswer(s_istanbul, Istanbul(23, 16)).ShouldBeTrue();
        offer.Answered(s_istanbul, Istanbul(24, 9));
        var due = offer.ExpiresAt;
        offer.PauseForAnswer(s_istanbul, Istanbul(24, 10)).ShouldBeFalse();
        (offer.ExpiresAt, offer.Pauses).ShouldBe((due, Assignment.MaxPauses));
    }

    [Fact]
    public void After_a_pause_that_ran_out_the_second_one_can_begin()
    {
        var offer = Offered(s_istanbul, Istanbul(23, 10), hours: 8);
        offer.PauseForAnswer(s_istanbul, Istanbul(23, 11));
        offer.PauseForAnswer(s_istanbul, Istanbul(30, 10)).ShouldBeTrue();
        (offer.WorkingTimeLeft, offer.Pauses).ShouldBe((TimeSpan.FromHours(6), 2));
    }

    [Fact]
    public void Nothing_stops_the_clock_after_the_deadline_or_after_accepting()
    {
        var late = Offered(s_istanbul, Istanbul(23, 10), hours: 2);
        Should.Throw<BrokenRuleException>(() => late.PauseForAnswer(s_istanbul, late.ExpiresAt)).Code.ShouldBe("offer-expired");
        var accepted = Offered(s_istanbul, Istanbul(23, 10), hours: 8);
        accepted.Accept(Istanbul(23, 11));
        accepted.PauseForAnswer(s_istanbul, Istanbul(23, 11)).ShouldBeFalse();
    }

    [Fact]
    public void An_answer_takes_an_accepted_case_back_under_review_and_is_refused_for_an_ended_one()
    {
        var asked = AssignmentMaking.In(AssignmentStatus.InfoRequested);
        asked.Answered(s_istanbul, Istanbul(23, 11)).ShouldBeFalse();
        asked.Status.ShouldBe(AssignmentStatus.UnderReview);
        Should.Throw<BrokenRuleException>(() => AssignmentMaking.In(AssignmentStatus.Declined).Answered(s_istanbul, Istanbul(23, 11))).Code.ShouldBe("assignment-over");
    }

    [Fact]
    public void A_deadline_in_a_skipped_hour_falls_on_the_moment_of_the_change_also_after_a_pause()
    {
        // London, 29 March 2026: local 01:00 to 02:00 does not exist. The clinic works nights from midnight.
        var nights = new WorkingHours("Europe/London", [.. Enum.GetValues<DayOfWeek>().Select(d => new WorkingInterval(d, new(0, 0), new(6, 0)))]);
        var offeredAt = Utc(3, 28, 23);
        OfferDeadline.Set(nights, offeredAt, TimeSpan.FromHours(1)).ShouldBe(Utc(3, 29, 1));
        OfferDeadline.Set(nights, offeredAt, TimeSpan.FromHours(1.5)).ShouldBe(Utc(3, 29, 1.5));

        var offer = Offered(nights, offeredAt, hours: 4);
        // Five hours are left of that night: the skipped one is not among them.
        offer.ExpiresAt.ShouldBe(Utc(3, 29, 4));
        offer.PauseForAnswer(nights, Utc(3, 29, 0.5));
        offer.WorkingTimeLeft.ShouldBe(TimeSpan.FromHours(3.5));
        offer.Answered(nights, Utc(3, 29, 1));
        offer.ExpiresAt.ShouldBe(Utc(3, 29, 4.5));
        OfferDeadline.Left(nights, Utc(3, 29, 1), offer.ExpiresAt).ShouldBe(TimeSpan.FromHours(3.5));
    }

    [Fact]
    public void In_a_doubled_hour_no_second_of_a_deadline_counts_twice_also_after_a_pause()
    {
        // London, 25 October 2026: local 01:00 to 02:00 comes twice, at 00:00 and at 01:00 UTC; the clinic opens at the first 01:30.
        var nights = new WorkingHours("Europe/London", [.. Enum.GetValues<DayOfWeek>().Select(d => new WorkingInterval(d, new(1, 30), new(6, 0)))]);
        var offer = Offered(nights, Utc(10, 24, 12), hours: 4);
        offer.ExpiresAt.ShouldBe(Utc(10, 25, 4.5));
        offer.PauseForAnswer(nights, Utc(10, 25, 1.5));
        offer.WorkingTimeLeft.ShouldBe(TimeSpan.FromHours(3));
        offer.Answered(nights, Utc(10, 25, 2));
        offer.ExpiresAt.ShouldBe(Utc(10, 25, 5));
    }

    [Fact]
    public void However_questions_and_answers_follow_each_other_a_clinic_holds_an_offer_for_two_weeks_and_its_own_time_at_most()
    {
        var random = new Random(7);
        for (var run = 0; run < 300; run++)
        {
            var at = Istanbul(23, 10);
            var offer = Offered(s_istanbul, at, hours: 8);
            var bound = OfferDeadline.Resume(s_istanbul, OfferDeadline.PauseEnd(s_istanbul, OfferDeadline.PauseEnd(s_istanbul, at.AddDays(3), 5), 5), TimeSpan.FromHours(8));
            while (at < offer.ExpiresAt)
            {
                at = at.AddMinutes(random.Next(1, 2000));
                if (at >= offer.ExpiresAt)
                    break;
                if (random.Next(2) == 0)
                    offer.PauseForAnswer(s_istanbul, at);
                else
                    offer.Answered(s_istanbul, at);
                offer.ExpiresAt.ShouldBeGreaterThan(at);
            }

            offer.Pauses.ShouldBeLessThanOrEqualTo(Assignment.MaxPauses);
            offer.ExpiresAt.ShouldBeLessThan(bound);
        }
    }

    private static Assignment Offered(WorkingHours at, DateTimeOffset offeredAt, double hours) => new(
        Guid.CreateVersion7(offeredAt), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), 1, offeredAt,
        OfferDeadline.Set(at, offeredAt, TimeSpan.FromHours(hours)));

    private static DateTimeOffset Istanbul(int day, double hour) => new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.FromHours(3)).AddDays(day - 1).AddHours(hour).ToUniversalTime();

    private static DateTimeOffset Utc(int month, int day, double hour) => new DateTimeOffset(2026, month, day, 0, 0, 0, TimeSpan.Zero).AddHours(hour);
}
