using LeadCrm.Domain.FollowUps;

namespace LeadCrm.Domain.Tests.FollowUps;

public sealed class MessageTests
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid s_lead = Guid.CreateVersion7();

    [Fact]
    public void A_planned_message_waits_for_its_time()
    {
        var message = new Message(MessageKind.QuoteReady, s_lead, s_lead, s_at, s_at.AddHours(3));
        (message.Status, message.DueAt, message.NextAttemptAt, message.Attempts).ShouldBe((MessageStatus.Due, s_at.AddHours(3), s_at.AddHours(3), 0));
    }

    [Fact]
    public void The_key_tells_kind_subject_and_step_apart_and_nothing_else()
    {
        var subject = Guid.CreateVersion7();
        string Key(MessageKind kind, Guid about, int step, DateTimeOffset at) => new Message(kind, s_lead, about, at, at, step).DedupKey;
        var key = Key(MessageKind.DecideReminder, subject, 1, s_at);
        Key(MessageKind.DecideReminder, subject, 1, s_at.AddDays(2)).ShouldBe(key);
        new[] { Key(MessageKind.QuoteReady, subject, 1, s_at), Key(MessageKind.DecideReminder, s_lead, 1, s_at), Key(MessageKind.DecideReminder, subject, 3, s_at) }
            .ShouldNotContain(key);
    }

    [Fact]
    public void Pauses_double_from_a_minute_to_an_hour_and_after_twelve_attempts_a_person_must_look()
    {
        var message = Planned();
        var pauses = new List<double>();
        while (message.Status == MessageStatus.Due)
        {
            message.NotDelivered("timeout", s_at);
            if (message.Status == MessageStatus.Due)
                pauses.Add((message.NextAttemptAt - s_at).TotalMinutes);
        }

        pauses.ShouldBe([1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60]);
        (message.Status, message.Attempts, message.Outcome).ShouldBe((MessageStatus.Failed, Message.MaxAttempts, "timeout"));
    }

    [Fact]
    public void A_sent_message_is_stamped_and_counts_its_attempt()
    {
        var message = Planned();
        message.NotDelivered("timeout", s_at);
        message.Sent(s_at.AddMinutes(2));
        (message.Status, message.SentAt, message.Attempts).ShouldBe((MessageStatus.Sent, s_at.AddMinutes(2), 2));
    }

    [Fact]
    public void Cancelling_stops_what_is_due_and_leaves_what_was_sent()
    {
        var (due, sent) = (Planned(), Planned());
        sent.Sent(s_at);
        due.Cancel("decided");
        sent.Cancel("decided");
        (due.Status, due.Outcome).ShouldBe((MessageStatus.Cancelled, "decided"));
        (sent.Status, sent.Outcome).ShouldBe((MessageStatus.Sent, null));
    }

    [Fact]
    public void A_closed_mail_server_costs_no_attempt()
    {
        var message = Planned();
        message.Postpone("server-unreachable", s_at.AddMinutes(5));
        (message.Status, message.Attempts, message.NextAttemptAt).ShouldBe((MessageStatus.Due, 0, s_at.AddMinutes(5)));
    }

    private static Message Planned() => new(MessageKind.Acknowledgement, s_lead, s_lead, s_at, s_at);
}
