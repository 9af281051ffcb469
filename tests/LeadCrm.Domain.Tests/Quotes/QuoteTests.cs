using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Quotes;
using LeadCrm.Domain.Values;

namespace LeadCrm.Domain.Tests.Quotes;

public sealed class QuoteTests
{
    private static readonly ZonedCalendar s_clinic = new("UTC");
    private static readonly DateTimeOffset s_sentAt = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly s_validUntil = new(2026, 12, 23);

    private static readonly (string Verb, QuoteStatus To, Action<Quote> Do)[] s_verbs =
    [
        ("accept", QuoteStatus.Accepted, q => q.Accept(s_sentAt.AddDays(1), s_clinic)),
        ("decline", QuoteStatus.Declined, q => q.Decline(s_sentAt.AddDays(1))),
        ("supersede", QuoteStatus.Superseded, q => q.Supersede(s_sentAt.AddDays(1))),
    ];

    public static TheoryData<QuoteStatus> States => [.. Enum.GetValues<QuoteStatus>()];

    private static QuoteContent Content => new()
    {
        Currency = "USD",
        Items = [new("Transplantation with 28 nights in hospital", 38_000m), new("Evaluation", 2_500m), new("Airport transfer", 0m)],
        IsFixed = true,
        Doctor = "Dr. Ayşe Demir",
        Stages = StagesOfCare.All,
    };

    [Fact]
    public void A_quote_is_sent_with_its_total_and_starts_open()
    {
        var quote = Send(Content);
        (quote.Status, quote.Total, quote.Currency, quote.SentAt, quote.DecidedAt).ShouldBe((QuoteStatus.Sent, 40_500m, "USD", s_sentAt, null));
    }

    [Fact]
    public void A_quote_without_lines_is_none() => Refused(Content with { Items = [] }).ShouldBe("quote-empty");

    [Fact]
    public void Nothing_costs_less_than_nothing() =>
        Refused(Content with { Items = [new("Discount", -1m), new("Surgery", 9_000m)] }).ShouldBe("quote-negative");

    [Theory]
    [InlineData(null, "Longer stay after an infection")]
    [InlineData(40_499, "Longer stay after an infection")]
    [InlineData(45_000, null)]
    [InlineData(45_000, "   ")]
    public void An_estimate_needs_an_upper_end_above_the_total_and_what_would_change_it(int? upTo, string? why) =>
        Refused(Content with { IsFixed = false, TotalUpTo = upTo, WhatWouldChangeIt = why }).ShouldBe("quote-range");

    [Fact]
    public void An_estimate_may_end_exactly_at_its_total() =>
        Send(Content with { IsFixed = false, TotalUpTo = 40_500m, WhatWouldChangeIt = "Nothing we know of" }).Status.ShouldBe(QuoteStatus.Sent);

    [Fact]
    public void A_quote_can_be_valid_for_today_but_not_for_yesterday()
    {
        Send(Content, new(2026, 11, 23)).Status.ShouldBe(QuoteStatus.Sent);
        Should.Throw<BrokenRuleException>(() => Send(Content, new(2026, 11, 22))).Code.ShouldBe("quote-validity");
    }

    [Fact]
    public void A_quote_can_be_accepted_on_its_last_day_and_not_on_the_next()
    {
        var (onTime, late) = (Send(Content), Send(Content));
        onTime.Accept(new(2026, 12, 23, 23, 59, 59, TimeSpan.Zero), s_clinic);
        onTime.Status.ShouldBe(QuoteStatus.Accepted);
        Should.Throw<BrokenRuleException>(() => late.Accept(new(2026, 12, 24, 0, 0, 0, TimeSpan.Zero), s_clinic)).Code.ShouldBe("quote-expired");
        (late.Status, late.DecidedAt).ShouldBe((QuoteStatus.Sent, null));
    }

    [Theory]
    [InlineData("Europe/Istanbul", "2026-12-23T20:59:59Z", "2026-12-23T21:00:00Z")]
    [InlineData("America/Tijuana", "2026-12-24T07:59:59Z", "2026-12-24T08:00:00Z")]
    public void The_last_day_ends_where_the_clinic_is(string zone, string last, string after)
    {
        var clinic = new ZonedCalendar(zone);
        Send(Content).Accept(DateTimeOffset.Parse(last, CultureInfo.InvariantCulture), clinic);
        Should.Throw<BrokenRuleException>(() => Send(Content).Accept(DateTimeOffset.Parse(after, CultureInfo.InvariantCulture), clinic)).Code.ShouldBe("quote-expired");
    }

    [Fact]
    public void Amounts_have_no_more_digits_than_their_currency()
    {
        var dinars = Content with { Currency = "KWD", Items = [new("Stay", 1000.125m)] };
        Send(dinars).Total.ShouldBe(1000.125m);
        Should.Throw<BrokenRuleException>(() => Send(dinars with { Currency = "USD" })).Code.ShouldBe("quote-digits");
        Should.Throw<BrokenRuleException>(() => Send(dinars with { Deposit = 1.0005m })).Code.ShouldBe("quote-digits");
    }

    [Fact]
    public void Declining_and_superseding_need_no_validity()
    {
        var (declined, superseded) = (Send(Content), Send(Content));
        declined.Decline(s_sentAt.AddYears(1));
        superseded.Supersede(s_sentAt.AddYears(1));
        (declined.Status, superseded.Status).ShouldBe((QuoteStatus.Declined, QuoteStatus.Superseded));
    }

    [Theory, MemberData(nameof(States))]
    public void Only_a_sent_quote_can_be_decided_and_only_once(QuoteStatus from)
    {
        foreach (var (verb, to, act) in s_verbs)
        {
            var quote = In(from);
            if (from == QuoteStatus.Sent)
            {
                act(quote);
                (quote.Status, quote.DecidedAt).ShouldBe((to, s_sentAt.AddDays(1)), verb);
            }
            else if (from == to && verb != "supersede")
            {
                Should.Throw<AlreadyDoneException>(() => act(quote), verb);
                (quote.Status, quote.DecidedAt).ShouldBe((from, null), verb);
            }
            else
            {
                Should.Throw<BrokenRuleException>(() => act(quote), verb).Code.ShouldBe("illegal-move");
                (quote.Status, quote.DecidedAt).ShouldBe((from, null), verb);
            }
        }
    }

    [Fact]
    public void A_sent_quote_never_changes_whatever_its_writer_goes_on_writing()
    {
        var (items, excluded) = (new List<QuoteItem> { new("Surgery", 9_000m) }, new List<string> { "Flights" });
        var quote = Send(Content with { Items = items, Excluded = excluded });
        items.Add(new("Surprise", 5_000m));
        excluded.Clear();
        quote.Content.Items.ShouldBe([new("Surgery", 9_000m)]);
        quote.Content.Excluded.ShouldBe(["Flights"]);
        quote.Content.Total.ShouldBe(quote.Total);
    }

    [Fact]
    public void Deciding_leaves_the_content_alone()
    {
        var quote = Send(Content);
        var (content, total) = (quote.Content, quote.Total);
        quote.Accept(s_sentAt.AddDays(1), s_clinic);
        (quote.Content, quote.Total, quote.ValidUntil).ShouldBe((content, total, s_validUntil));
    }

    [Property]
    public Property The_total_is_what_the_lines_add_up_to_to_the_cent() =>
        Prop.ForAll(
            Gen.Choose(0, 5_000_000).Select(cents => cents / 100m).NonEmptyListOf().ToArbitrary(),
            amounts => Send(Content with { Items = [.. amounts.Select((amount, i) => new QuoteItem($"Line {i}", amount))] }).Total == amounts.Sum());

    private static Quote Send(QuoteContent content, DateOnly? validUntil = null) =>
        Quote.Send(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), 1, content, validUntil ?? s_validUntil, s_sentAt, s_clinic);

    private static string Refused(QuoteContent content) => Should.Throw<BrokenRuleException>(() => Send(content)).Code;

    private static Quote In(QuoteStatus status)
    {
        var quote = Send(Content);
        // As the database would give it back: drafts have no verb.
        if (status != QuoteStatus.Sent)
            typeof(Quote).GetProperty(nameof(Quote.Status))!.SetValue(quote, status);
        return quote;
    }
}
