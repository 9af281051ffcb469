using LeadCrm.Application.Access;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.FollowUps;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Clinics;

public sealed class LicenceWarningTests : IClassFixture<UseCaseFixture>
{
    private const string Number = "N-1";
    private readonly UseCaseFixture app;

    /// <summary>Each test begins on a new morning, so that the day is the same in London and Istanbul whatever ran before.</summary>
    public LicenceWarningTests(UseCaseFixture app)
    {
        this.app = app;
        app.Time.SetUtcNow(new DateTimeOffset(Today.AddDays(1).ToDateTime(new TimeOnly(8, 0)), TimeSpan.Zero));
    }

    private DateOnly Today => DateOnly.FromDateTime(app.Time.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task Each_user_is_warned_once_per_threshold_however_many_runs_there_are_at_once()
    {
        var (id, _) = await ClinicWithLicenceAsync(Today.AddDays(60));
        var colleague = await app.AddUserAsync(id);
        var start = app.Time.GetUtcNow();
        foreach (var (days, expected) in ((int, int)[])[(0, 60), (1, 60), (30, 30), (31, 30), (53, 7), (60, 7), (61, LicenceWarning.Ended), (80, LicenceWarning.Ended)])
        {
            app.Time.SetUtcNow(start.AddDays(days));
            await RunEightAsync();
            (await WarningsAsync(id)).Select(w => w.Days).Last().ShouldBe(expected, $"after {days} days");
        }

        (await WarningsAsync(id)).Select(w => w.Days).ShouldBe([60, 30, 7, LicenceWarning.Ended]);
        var mails = await MailsAsync(id);
        mails.Count.ShouldBe(8);
        mails.Count(m => m.RecipientId == colleague.UserId).ShouldBe(4);
        mails.Select(m => m.DedupKey).ShouldBeUnique();
        mails.Count(m => m.Kind == MessageKind.LicenceEnded).ShouldBe(2);
    }

    [Fact]
    public async Task A_renewal_starts_the_warnings_anew_and_silences_the_old_ones()
    {
        var (id, user) = await ClinicWithLicenceAsync(Today.AddDays(20));
        await app.SendAsync(Caller.System, new WarnOfExpiries());
        (await WarningsAsync(id)).ShouldHaveSingleItem().Days.ShouldBe(30);
        await app.SendAsync(UseCaseFixture.Manager, new StateLicence(id, LicenceKind.Jci, Number, "JCI", Today.AddDays(50)));
        await app.SendAsync(Caller.System, new WarnOfExpiries());
        (await WarningsAsync(id)).Select(w => w.Days).ShouldBe([30, 60]);

        await app.SendAsync(Caller.System, new SendDueMessages());
        var mails = await MailsAsync(id);
        mails.Count(m => m is { Status: MessageStatus.Cancelled, Outcome: "renewed" }).ShouldBe(1);
        mails.Count(m => m.Status == MessageStatus.Sent).ShouldBe(1);
        mails.ShouldAllBe(m => m.RecipientId == user.UserId);
    }

    [Fact]
    public async Task A_licence_that_a_longer_one_has_replaced_is_not_warned_of()
    {
        var (id, _) = await ClinicWithLicenceAsync(Today.AddDays(5));
        await app.SendAsync(UseCaseFixture.Manager, new StateLicence(id, LicenceKind.Jci, "N-2", "JCI", Today.AddDays(900)));
        await app.SendAsync(Caller.System, new WarnOfExpiries());
        (await WarningsAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_users_the_contact_address_is_warned()
    {
        var id = await app.AddClinicAsync();
        await app.SendAsync(UseCaseFixture.Manager, new StateLicence(id, LicenceKind.Jci, Number, "JCI", Today.AddDays(7)));
        await app.SendAsync(Caller.System, new WarnOfExpiries());
        (await MailsAsync(id)).ShouldHaveSingleItem().RecipientId.ShouldBeNull();
    }

    [Fact]
    public async Task Through_its_last_day_cases_are_offered_and_on_the_day_after_they_are_not()
    {
        var (id, _) = await app.ClinicWithUserAsync();
        var national = (await app.ClinicAsync(id)).Licences.Single(l => l.Kind == LicenceKind.NationalLicence);
        await app.SendAsync(UseCaseFixture.Manager, new StateLicence(id, national.Kind, national.Number, national.IssuedBy, Today));
        // 23:30 of the last day in Istanbul, then half past midnight.
        var evening = new DateTimeOffset(Today.ToDateTime(new TimeOnly(20, 30)), TimeSpan.Zero);
        app.Time.SetUtcNow(evening);
        await OnlyAsync(id);
        (await app.AssignmentsOfAsync(await app.RoutedLeadAsync())).ShouldContain(a => a.ClinicId == id && a.Status == AssignmentStatus.Offered);

        app.Time.SetUtcNow(evening.AddHours(1));
        (await app.AssignmentsOfAsync(await app.RoutedLeadAsync())).ShouldNotContain(a => a.ClinicId == id);
        var line = (await app.SendAsync(UseCaseFixture.Manager, new ListExpiringLicences())).Single(e => e.ClinicId == id);
        line.DaysLeft.ShouldBe(-1);
    }

    /// <summary>The other clinics take no offers, so that a case has nobody else to go to.</summary>
    private Task<int> OnlyAsync(Guid id) => app.ReadAsync(db => db.Clinics.Where(c => c.Id != id)
        .ExecuteUpdateAsync(set => set.SetProperty(c => c.PausedUntil, app.Time.GetUtcNow().AddYears(1)).SetProperty(c => c.Version, c => c.Version + 1)));

    private async Task<(Guid Id, Caller User)> ClinicWithLicenceAsync(DateOnly ends)
    {
        var made = await app.ClinicWithUserAsync();
        await app.SendAsync(UseCaseFixture.Manager, new StateLicence(made.ClinicId, LicenceKind.Jci, Number, "JCI", ends));
        return made;
    }

    private Task RunEightAsync() => Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.SendAsync(Caller.System, new WarnOfExpiries())));

    private Task<List<LicenceWarning>> WarningsAsync(Guid id) => app.ReadAsync(db => db.LicenceWarnings.AsNoTracking().Where(w => w.ClinicId == id).OrderBy(w => w.WarnedAt).ThenBy(w => w.Id).ToListAsync());

    private Task<List<Message>> MailsAsync(Guid id) => app.ReadAsync(db => db.Messages.AsNoTracking().Where(m => m.ClinicId == id && m.LeadId == null).ToListAsync());
}
