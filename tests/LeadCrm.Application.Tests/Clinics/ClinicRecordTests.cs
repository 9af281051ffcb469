using System.Globalization;
using LeadCrm.Application.Access;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Returns;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Clinics;

public sealed class ClinicRecordTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private static readonly DateOnly s_nextYear = new(2027, 11, 30);

    private static Caller Manager => UseCaseFixture.Manager;

    [Fact]
    public async Task A_licence_that_the_clinic_states_counts_only_after_a_manager_has_sighted_it()
    {
        var (id, user) = await app.ClinicWithUserAsync();
        (await app.SendAsync(user, new StateLicence(null, LicenceKind.Jci, "JCI-1", "JCI", s_nextYear))).ShouldBeTrue();

        (await app.ClinicAsync(id)).Licences.ShouldNotContain(l => l.Kind == LicenceKind.Jci);
        var waiting = (await app.SendAsync(Manager, new GetClinic(id))).Waiting.ShouldHaveSingleItem();
        var before = await app.ClinicAsync(id);

        await app.SendAsync(Manager, new SightStatement(waiting.Id, waiting.Version));

        var after = await app.ClinicAsync(id);
        after.Licences.ShouldContain(l => l.Kind == LicenceKind.Jci && l.ExpiresOn == s_nextYear);
        after.Version.ShouldBeGreaterThan(before.Version);
        (await app.SendAsync(user, new GetClinic(null))).Waiting.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_licence_that_is_over_already_is_added_by_nobody()
    {
        var (id, user) = await app.ClinicWithUserAsync();
        var today = (await app.ClinicAsync(id)).Today(UseCaseFixture.Monday);
        foreach (var (clinic, by) in new[] { ((Guid?)null, user), (id, Manager) })
        {
            var refused = await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(by, new StateLicence(clinic, LicenceKind.Temos, "T-9", "Temos", today.AddDays(-1))));
            refused.Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Field.ShouldBe("expiresOn"), p => p.Code.ShouldBe("licence-over"));
        }

        // The day of expiry itself counts.
        await app.SendAsync(Manager, new StateLicence(id, LicenceKind.Temos, "T-9", "Temos", today));
        (await app.ClinicAsync(id)).Licences.ShouldContain(l => l.Number == "T-9");
    }

    [Fact]
    public async Task An_earlier_expiry_and_giving_up_count_at_once()
    {
        var (id, user) = await app.ClinicWithUserAsync();
        var licence = (await app.ClinicAsync(id)).Licences.First(l => l.Kind == LicenceKind.NationalLicence);
        var earlier = licence.ExpiresOn.AddDays(-100);

        (await app.SendAsync(user, new StateLicence(null, licence.Kind, licence.Number, licence.IssuedBy, earlier))).ShouldBeFalse();
        (await app.ClinicAsync(id)).Licences.Single(l => l.Kind == LicenceKind.NationalLicence).ExpiresOn.ShouldBe(earlier);

        await app.SendAsync(user, new GiveUpLicence(null, licence.Kind, licence.Number));
        (await app.ClinicAsync(id)).Licences.ShouldNotContain(l => l.Kind == LicenceKind.NationalLicence);
    }

    [Fact]
    public async Task Stating_again_changes_what_waits_and_a_manager_sights_only_what_was_read()
    {
        var (id, user) = await app.ClinicWithUserAsync();
        await app.SendAsync(user, new StateLicence(null, LicenceKind.Gha, "G-1", "GHA", s_nextYear));
        var read = (await app.SendAsync(Manager, new GetClinic(id))).Waiting.Single();
        await app.SendAsync(user, new StateLicence(null, LicenceKind.Gha, "G-1", "GHA", s_nextYear.AddYears(5)));

        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(Manager, new SightStatement(read.Id, read.Version)))).Code.ShouldBe("changed-meanwhile");
        (await app.SendAsync(Manager, new GetClinic(id))).Waiting.ShouldHaveSingleItem().Content.Licence!.ExpiresOn.ShouldBe(s_nextYear.AddYears(5));
    }

    [Fact]
    public async Task What_a_manager_refuses_changes_nothing_and_the_clinic_reads_why()
    {
        var (id, user) = await app.ClinicWithUserAsync();
        await app.SendAsync(user, new DescribeClinic(null, null, await FormAsync(id) with { Country = "DE", Phone24h = "+49 30 901820", City = "Berlin" }));
        var waiting = (await app.SendAsync(Manager, new GetClinic(id))).Waiting.Single();
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(Manager, new RefuseStatement(waiting.Id, waiting.Version, " ")))).Code.ShouldBe("reason-missing");
        await app.SendAsync(Manager, new RefuseStatement(waiting.Id, waiting.Version, "The register shows Turkey."));

        (await app.ClinicAsync(id)).Country.ShouldBe("TR");
        (await app.ClinicAsync(id)).City.ShouldBe("Berlin");
        (await app.SendAsync(user, new GetClinic(null))).Refused.ShouldHaveSingleItem().RefusalReason.ShouldBe("The register shows Turkey.");
    }

    [Fact]
    public async Task Another_clinics_records_look_like_records_that_do_not_exist()
    {
        var (id, _) = await app.ClinicWithUserAsync();
        var (_, stranger) = await app.ClinicWithUserAsync();
        var statement = await StatementAsync(id);
        foreach (var clinic in (Guid[])[id, Guid.NewGuid()])
        {
            await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(stranger, new GetClinic(clinic)));
            await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(stranger, new SetCapacity(clinic, null, new Capacity(1))));
            await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(stranger, new ListClinicUsers(clinic)));
            await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(stranger, new InviteClinicUser(clinic, "Eve", "eve@example.org")));
            await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(stranger, new PauseClinic(clinic, s_nextYear, null)));
            await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(stranger, new StateLicence(clinic, LicenceKind.Jci, "1", "1", s_nextYear)));
        }

        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(stranger, new WithdrawStatement(statement)));
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(stranger, new WithdrawStatement(Guid.NewGuid())));
    }

    [Fact]
    public async Task A_clinics_people_neither_sight_nor_vet_nor_agree()
    {
        var (id, user) = await app.ClinicWithUserAsync();
        var statement = await StatementAsync(id);
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(user, new SightStatement(statement, 0)));
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(user, new ApproveClinic(id)));
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(user, new SightChecklistItem(id, VettingItem.EthicsCommittee, new DateOnly(2026, 1, 1), null)));
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(user, new AgreeWithClinic(id, null, 100, TransferBasis.Adequacy, Commission.None)));
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(UseCaseFixture.Coordinator, new GetClinic(id)));
    }

    [Fact]
    public async Task What_is_agreed_about_returns_is_checked_kept_and_read_by_the_clinic()
    {
        var (id, user) = await app.ClinicWithUserAsync();
        var before = await app.ClinicAsync(id);
        var refused = await Should.ThrowAsync<InvalidRequestException>(() => AgreeAsync(0, 0.51m));
        refused.Problems.Select(p => p.Field).ShouldBe(["returnAgeDays", "returnShare"], ignoreOrder: true);
        (await app.SendAsync(user, new GetClinic(null))).Returns.ShouldBe(new ReturnTerms());

        await AgreeAsync(90, 0.125m);
        var read = await app.SendAsync(user, new GetClinic(null));
        (read.ReturnAgeDays, read.ReturnShare, read.Returns).ShouldBe((90, 0.125m, new ReturnTerms { AgeDays = 90, Share = 0.125m }));
        read.Version.ShouldBeGreaterThan(before.Version);

        Task AgreeAsync(int days, decimal share) =>
            app.SendAsync(Manager, new AgreeWithClinic(id, null, before.AgreedShare, TransferBasis.ExplicitConsent, Commission.None, days, share));
    }

    [Fact]
    public async Task A_profile_is_checked_field_by_field()
    {
        var (_, user) = await app.ClinicWithUserAsync();
        var refused = await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(user, new DescribeClinic(null, null, new ClinicProfileForm { Country = "XX", ContactEmail = "nobody", Phone24h = "12" })));
        foreach (var field in (string[])["profile.name", "profile.country", "profile.city", "profile.timeZone", "profile.languages", "profile.contactEmail", "profile.phone24h"])
            refused.Problems.ShouldContain(p => p.Field == field, field);
    }

    [Theory]
    [InlineData("00:00:00", "00:01:00", "too-few")]
    [InlineData("00:00:00", "00:00:01", "out-of-range")]
    [InlineData("12:00:00", "09:00:00", "too-few")]
    public async Task Hours_in_which_nobody_could_answer_are_refused(string from, string to, string code)
    {
        var (_, user) = await app.ClinicWithUserAsync();
        var hours = new WorkingInterval(DayOfWeek.Monday, TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture));
        (await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(user, new SetWorkingHours(null, null, [hours], [])))).Problems.ShouldContain(p => p.Code == code);
    }

    [Fact]
    public async Task Two_who_change_hours_at_once_do_not_overwrite_each_other()
    {
        var (_, user) = await app.ClinicWithUserAsync();
        var seen = await app.SendAsync(user, new GetClinic(null));
        WorkingInterval[] split = [new(DayOfWeek.Monday, new(8, 0), new(12, 0)), new(DayOfWeek.Monday, new(16, 0), new(20, 0))];
        await app.SendAsync(user, new SetWorkingHours(null, seen.Version, split, [new ClosedPeriod(new(2026, 12, 24), new(2026, 12, 26))], 4));
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(user, new SetWorkingHours(null, seen.Version, split, [], 4)))).Code.ShouldBe("changed-meanwhile");

        var now = await app.SendAsync(user, new GetClinic(null));
        now.WorkingHours!.Weekly.ShouldBe(split);
        ClosedPeriod.Of(now.WorkingHours.Holidays).ShouldHaveSingleItem().ShouldBe(new ClosedPeriod(new(2026, 12, 24), new(2026, 12, 26)));
        now.AcceptanceHours.ShouldBe(4);
    }

    [Fact]
    public async Task An_offering_is_checked_against_the_evidence_and_a_higher_claim_waits()
    {
        var (id, user) = await app.ClinicWithUserAsync();
        var known = (await app.ClinicAsync(id)).Offerings.Single();
        (await app.SendAsync(user, new StateOffering(null, known with { CasesPerYear = 500, PriceFrom = 1, PriceTo = 2, Currency = "USD" }))).ShouldBeTrue();
        (await app.ClinicAsync(id)).Offerings.Single().ShouldBe(known with { PriceFrom = 1, PriceTo = 2, Currency = "USD" });

        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(user, new StateOffering(null, known with { TreatmentCode = "msc" })))).Code.ShouldBe("trial-missing");
        await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(user, new StateOffering(null, known with { TreatmentCode = "no-such" })));
    }

    [Fact]
    public async Task A_pause_ends_when_the_day_begins_at_the_clinic()
    {
        var (id, user) = await app.ClinicWithUserAsync();
        await app.SendAsync(user, new PauseClinic(null, new DateOnly(2026, 12, 1), "Renovation"));
        var paused = await app.ClinicAsync(id);
        paused.PausedUntil.ShouldBe(new DateTimeOffset(2026, 11, 30, 21, 0, 0, TimeSpan.Zero));
        paused.PauseReason.ShouldBe("Renovation");
        await app.SendAsync(user, new ResumeClinic(null));
        (await app.ClinicAsync(id)).PausedUntil.ShouldBeNull();
    }

    private async Task<Guid> StatementAsync(Guid clinicId)
    {
        await app.SendAsync(new Caller(Roles.Clinic, Guid.NewGuid(), clinicId), new StateLicence(null, LicenceKind.Temos, "T-1", "Temos", s_nextYear));
        return await app.ReadAsync(db => db.ClinicStatements.Where(s => s.ClinicId == clinicId).Select(s => s.Id).SingleAsync());
    }

    private async Task<ClinicProfileForm> FormAsync(Guid id)
    {
        var p = (await app.ClinicAsync(id)).Profile();
        return new ClinicProfileForm
        {
            Name = p.Name,
            Country = p.Country,
            City = p.City,
            TimeZone = p.TimeZone,
            Languages = p.Languages,
            InterpreterLanguages = p.InterpreterLanguages,
            ContactEmail = p.ContactEmail,
            Phone24h = p.Phone24h,
        };
    }
}
