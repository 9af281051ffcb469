using LeadCrm.Application.FollowUps;
using LeadCrm.Domain;
using LeadCrm.Domain.FollowUps;
using LeadCrm.TestSupport;
using LeadCrm.TestSupport.UseCases;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Application.Tests.FollowUps;

/// <summary>Every kind of mail is written in every variant it has, and read as its reader reads it.</summary>
public sealed class EveryMailTests
{
    private const string Clinic = "Bosphorus Centre";
    private const string Country = "Norway";
    private const string Phone = "+44 20 7946 0958";
    private static readonly DateTimeOffset s_deadline = new(2026, 12, 1, 22, 30, 0, TimeSpan.Zero);

    /// <summary>Words that say what somebody has, or is treated with.</summary>
    private static readonly string[] s_clinical =
        ["diagnos", "disease", "sclero", "stem cell", "transplant", "surgery", "cancer", "symptom", "therapy", "medicine", "blood", "proven", "trial"];

    private enum Reader
    {
        Patient,
        PatientAboutClinic,
        Clinic,
        Colleague,
    }

    public static TheoryData<MessageKind> Kinds => [.. Enum.GetValues<MessageKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_mail_greets_names_who_it_is_about_gives_its_deadline_and_says_nothing_clinical(MessageKind kind)
    {
        using var silent = Services(contact: false);
        using var reachable = Services(contact: true);
        foreach (var services in new[] { silent, reachable })
        {
            foreach (var mail in Variants(kind))
                Check(mail, services.GetRequiredService<IMailTransport>().Preview(mail), hasContact: services == reachable);
        }
    }

    /// <summary>One account asks for one password at a time, and the older link is dead; nothing tells two such mails apart but their hour.</summary>
    public static TheoryData<MessageKind> KindsToldApart => [.. Enum.GetValues<MessageKind>().Where(k => k != MessageKind.PasswordForgotten)];

    [Theory]
    [MemberData(nameof(KindsToldApart))]
    public void Two_mails_to_one_reader_are_never_alike(MessageKind kind)
    {
        using var services = Services(contact: false);
        var transport = services.GetRequiredService<IMailTransport>();
        var sample = Sample(kind);
        List<OutgoingMail> others =
        [
            sample with { Clinic = "Fjord Clinic", Name = ReaderOf(kind) == Reader.Clinic ? DisplayName.Of("Fjord Clinic") : sample.Name, Country = "Sweden", Reference = "MQ-26-000002", At = sample.At!.Value.AddHours(1), What = "another licence" },
            .. ReaderOf(kind) == Reader.PatientAboutClinic ? [sample with { Clinic = "Fjord Clinic", Country = "Sweden" }] : Array.Empty<OutgoingMail>(),
            .. IsReminder(kind) ? Reminders.Days.Skip(1).Select(day => sample with { Step = day }) : [],
            .. kind == MessageKind.QuoteReady ? [sample with { Quote = sample.Quote! with { Number = 2 } }] : Array.Empty<OutgoingMail>(),
            .. kind is MessageKind.AnswerToClinic or MessageKind.ReturnDecided or MessageKind.ClinicSuspended or MessageKind.AccountInvitation or MessageKind.StaffInvitation ? [sample with { At = sample.At.Value.AddDays(1) }] : Array.Empty<OutgoingMail>(),
        ];
        foreach (var other in others)
            transport.Preview(other).Subject.ShouldNotBe(transport.Preview(sample).Subject);
    }

    private static void Check(OutgoingMail mail, MailContent content, bool hasContact)
    {
        var (kind, whole) = (mail.Kind, content.Subject + "\n" + content.Text);
        content.Text.ShouldContain(ReaderOf(kind) is Reader.Patient or Reader.PatientAboutClinic ? "Hello" : kind == MessageKind.InvitationNeedsOtherAddress ? "Good day," : "Dear ");
        content.Text.ShouldContain("https://leads.example.org/");
        content.Text.ShouldContain("With kind regards");
        content.Subject.Length.ShouldBeInRange(10, 160);
        foreach (var hole in (string[])["{{", "}}", "  ", " .", " ,", "()", "by .", "until .", "null", "Object"])
            whole.Replace("\r\n", "\n", StringComparison.Ordinal).ShouldNotContain(hole, Case.Sensitive, $"{kind}: a hole in the text");
        foreach (var word in s_clinical)
            whole.ShouldNotContain(word, Case.Insensitive, $"{kind} says something clinical");
        if (ReaderOf(kind) == Reader.PatientAboutClinic)
            foreach (var where in new[] { content.Subject, content.Text })
            {
                where.ShouldContain(Clinic);
                where.ShouldContain(Country);
            }
        else if (kind != MessageKind.SecondReviewerNeeded && ReaderOf(kind) == Reader.Clinic)
            whole.ShouldContain(Clinic);
        if (mail.Deadline is not null && HasDeadline(kind))
            whole.ShouldContain("Wednesday 2 December 2026, 01:30 (Istanbul time)");
        if (ReaderOf(kind) is Reader.Patient or Reader.PatientAboutClinic)
            content.Text.ShouldContain(hasContact ? "write to help@example.org or call " + Phone : "answers to it are not read");
        if (!hasContact)
            foreach (var promise in (string[])["write to us", "call us", "ask us", "or call", "answer questions there"])
                whole.ShouldNotContain(promise, Case.Insensitive, $"{kind} promises what is not there");
    }

    private static IEnumerable<OutgoingMail> Variants(MessageKind kind)
    {
        var full = Sample(kind);
        yield return full;
        if (!MustHaveDeadline(kind))
            yield return full with { Deadline = null };
        if (ReaderOf(kind) == Reader.Patient)
            yield return full with { Name = null };
        if (kind is not (MessageKind.QuoteReady or MessageKind.AcceptedQuoteReceipt))
            yield return full with { Quote = null };
        else
            yield return full with { Quote = full.Quote! with { Number = 2, UpTo = 42_000.5m, Deposit = null, EarliestOn = null, Nights = 1, Trips = 1 } };
        if (IsReminder(kind))
            foreach (var day in Reminders.Days)
                yield return full with { Step = day };
    }

    private static OutgoingMail Sample(MessageKind kind) => new(
        Guid.NewGuid(), kind, "reader@example.org", DisplayName.Of(ReaderOf(kind) == Reader.Clinic ? Clinic : "Jane Roe"), "en",
        ReaderOf(kind) == Reader.Clinic && !IsAboutCase(kind) ? Clinic : "MQ-26-000001", new Uri("https://leads.example.org/case/x"), s_deadline)
    {
        TimeZone = "Europe/Istanbul",
        What = "the national licence (TR-1)",
        Day = new DateOnly(2026, 12, 24),
        DaysLeft = 30,
        At = s_deadline.AddDays(-2),
        Step = IsReminder(kind) ? Reminders.Days[0] : 0,
        Clinic = Clinic,
        Country = Country,
        Quote = new MailedQuote(1, 38_000, UpTo: null, Deposit: 2_000, "USD", new DateOnly(2027, 2, 1), Nights: 28, Trips: 2),
    };

    private static bool IsReminder(MessageKind kind) => kind is MessageKind.ConfirmClinicReminder or MessageKind.DecideReminder;

    private static bool IsAboutCase(MessageKind kind) =>
        kind is MessageKind.OfferToClinic or MessageKind.IdentityShared or MessageKind.QuoteAccepted or MessageKind.NotChosen or MessageKind.AnswerToClinic or MessageKind.ReturnDecided;

    private static bool MustHaveDeadline(MessageKind kind) =>
        kind is MessageKind.OfferToClinic or MessageKind.QuoteReady or MessageKind.DecideReminder or MessageKind.AccountInvitation or MessageKind.StaffInvitation;

    private static bool HasDeadline(MessageKind kind) => MustHaveDeadline(kind) || kind is MessageKind.Acknowledgement or MessageKind.EvidenceInformation
        or MessageKind.ConfirmRepresentation or MessageKind.RepresentationConfirmed or MessageKind.AcceptedQuoteReceipt or MessageKind.AnswerToClinic or MessageKind.QuoteAccepted;

    /// <summary>A new kind has to say here who reads it.</summary>
    private static Reader ReaderOf(MessageKind kind) => kind switch
    {
        MessageKind.Acknowledgement or MessageKind.EvidenceInformation or MessageKind.ConfirmRepresentation or MessageKind.RepresentationConfirmed or MessageKind.NewCaseLink => Reader.Patient,
        MessageKind.ConfirmClinic or MessageKind.ConfirmClinicReminder or MessageKind.QuoteReady or MessageKind.DecideReminder or MessageKind.AcceptedQuoteReceipt => Reader.PatientAboutClinic,
        MessageKind.OfferToClinic or MessageKind.IdentityShared or MessageKind.QuoteAccepted or MessageKind.NotChosen or MessageKind.AnswerToClinic or MessageKind.ReturnDecided
            or MessageKind.AccountInvitation or MessageKind.InvitationNeedsOtherAddress or MessageKind.LicenceEndsSoon or MessageKind.LicenceEnded or MessageKind.ClinicApproved or MessageKind.ClinicSuspended => Reader.Clinic,
        MessageKind.SecondReviewerNeeded or MessageKind.PasswordForgotten or MessageKind.StaffInvitation => Reader.Colleague,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "who reads it?"),
    };

    private static ServiceProvider Services(bool contact) => UseCaseServices.Build(
        LeadCrmTemplate.Configuration(contact ? new Dictionary<string, string?> { ["LeadCrm:Contact:Email"] = "help@example.org", ["LeadCrm:Contact:Phone"] = Phone } : []),
        "Host=127.0.0.1;Port=1", TimeProvider.System);
}
