using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadCrm.Application.Tests.Clinics;

public sealed class VettingTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private static Caller Manager => UseCaseFixture.Manager;

    private DateOnly Today => DateOnly.FromDateTime(app.Time.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task A_clinic_goes_from_its_application_to_approval_item_by_item()
    {
        var id = await app.SendAsync(Manager, new AddClinic(Form(), null, null));
        await RefusedAsync("not-under-review", new SightChecklistItem(id, VettingItem.SafetyStandards, Today, null));
        await app.SendAsync(Manager, new StartClinicReview(id));
        foreach (var item in Enum.GetValues<VettingItem>())
        {
            (await RefusedAsync("vetting-incomplete", new ApproveClinic(id))).ShouldStartWith("Still to be sighted:");
            await app.SendAsync(Manager, new SightChecklistItem(id, item, Today, $"File {item}"));
        }

        await RefusedAsync("clinic-without-hours", new ApproveClinic(id));
        await app.SendAsync(Manager, new SetWorkingHours(id, null, [new WorkingInterval(DayOfWeek.Monday, new(9, 0), new(17, 0))], []));
        await RefusedAsync("licence-missing", new ApproveClinic(id));
        await app.SendAsync(Manager, new StateLicence(id, LicenceKind.NationalLicence, "DE-1", "Senate", Today.AddYears(1)));
        await app.SendAsync(Manager, new ApproveClinic(id));

        var clinic = await app.SendAsync(Manager, new GetClinic(id));
        clinic.Vetting.ShouldBe(VettingStatus.Approved);
        clinic.Checklist.SightingOf(VettingItem.EthicsCommittee).ShouldBe(new Sighting(VettingItem.EthicsCommittee, Manager.UserId!.Value, "File EthicsCommittee"));
        clinic.Obstacles.ShouldNotBeEmpty();
        var own = await app.SendAsync(await app.AddUserAsync(id), new GetClinic(null));
        own.Checklist.Sightings.ShouldBeNull();
        own.Checklist.Missing().ShouldBeEmpty();
    }

    [Fact]
    public async Task Suspending_takes_unanswered_offers_back_and_asks_coordinators_about_accepted_ones()
    {
        var (id, user) = await app.ClinicWithUserAsync();
        var accepted = await OfferAsync(id);
        await app.SendAsync(user, new AcceptOffer(accepted.Id));
        var open = await OfferAsync(id);

        await RefusedAsync("reason-missing", new SuspendClinic(id, " "));
        var unanswered = await app.ReadAsync(db => db.Assignments.CountAsync(a => a.ClinicId == id && a.Status == AssignmentStatus.Offered));
        (await app.SendAsync(Manager, new SuspendClinic(id, "A complaint is looked into."))).ShouldBe(new SuspensionOutcome(unanswered, 1));

        (await app.AssignmentsOfAsync(open.LeadId)).Single(a => a.Id == open.Id).EndReason.ShouldBe("clinic-suspended");
        (await app.LeadAsync(open.LeadId)).RoutingDueAt.ShouldNotBeNull();
        (await app.AssignmentsOfAsync(accepted.LeadId)).Single(a => a.Id == accepted.Id).Status.ShouldBe(AssignmentStatus.Accepted);
        var lead = await app.LeadAsync(accepted.LeadId);
        (lead.NextStep, lead.WaitingOn).ShouldBe((NextStep.FindAnotherWay, WaitingOn.Us));
        (await app.ReadAsync(db => db.Facts.CountAsync(e => e.LeadId == accepted.LeadId && e.Kind == FactKind.ClinicSuspended))).ShouldBe(1);

        await app.RouteAsync();
        (await app.AssignmentsOfAsync(open.LeadId)).ShouldNotContain(a => a.ClinicId == id && a.Status == AssignmentStatus.Offered);
        await app.SendAsync(Manager, new StartClinicReview(id));
        await app.SendAsync(Manager, new ApproveClinic(id));
        (await app.ClinicAsync(id)).VettingStatus.ShouldBe(VettingStatus.Approved);
    }

    [Fact]
    public async Task An_offer_that_the_router_made_while_the_clinic_was_suspended_is_found_and_taken_back()
    {
        var (id, _) = await app.ClinicWithUserAsync();
        var offer = await OfferAsync(id);
        await app.ReadAsync(db => db.Clinics.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.VettingStatus, VettingStatus.Suspended)));
        await app.SendAsync(Caller.System, new FollowSuspensions());
        (await app.AssignmentsOfAsync(offer.LeadId)).Single(a => a.Id == offer.Id).Status.ShouldBe(AssignmentStatus.Recalled);
    }

    [Fact]
    public async Task A_suspension_holds_at_once_and_reaches_every_case_however_busy_somebody_is_with_one_of_them()
    {
        var (id, user) = await app.ClinicWithUserAsync();
        var (first, second) = (await OfferAsync(id), await OfferAsync(id));
        await using var somebody = new NpgsqlConnection(app.ConnectionString);
        await somebody.OpenAsync(TestContext.Current.CancellationToken);
        await using var change = await somebody.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var busy = new NpgsqlCommand($"UPDATE leads SET version = version + 1 WHERE id = '{first.LeadId}'", somebody))
            await busy.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var suspension = Task.Run(() => app.SendAsync(Manager, new SuspendClinic(id, "A complaint is looked into.")), TestContext.Current.CancellationToken);
        while (!suspension.IsCompleted && (await app.ClinicAsync(id)).VettingStatus != VettingStatus.Suspended)
            await Task.Yield();
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(user, new AcceptOffer(second.Id)))).Code.ShouldBeOneOf("clinic-not-approved", "illegal-move");
        await change.CommitAsync(TestContext.Current.CancellationToken);

        (await suspension).OffersTakenBack.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var offer in new[] { first, second })
            (await app.AssignmentsOfAsync(offer.LeadId)).Single(a => a.Id == offer.Id).Status.ShouldBe(AssignmentStatus.Recalled);
    }

    [Fact]
    public async Task A_coordinator_is_asked_about_a_case_that_the_suspension_itself_did_not_reach_and_only_once()
    {
        var (id, user) = await app.ClinicWithUserAsync();
        var accepted = await OfferAsync(id);
        await app.SendAsync(user, new AcceptOffer(accepted.Id));
        var at = app.Time.GetUtcNow();
        await app.ReadAsync(db => db.Clinics.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.VettingStatus, VettingStatus.Suspended).SetProperty(c => c.VettingChangedAt, at)));
        for (var look = 0; look < 2; look++)
            await app.SendAsync(Caller.System, new FollowSuspensions());

        (await app.LeadAsync(accepted.LeadId)).NextStep.ShouldBe(NextStep.FindAnotherWay);
        (await app.ReadAsync(db => db.Facts.CountAsync(e => e.LeadId == accepted.LeadId && e.Kind == FactKind.ClinicSuspended))).ShouldBe(1);
    }

    [Fact]
    public async Task Terms_are_refused_where_the_law_does_not_carry_them()
    {
        var turkish = await app.AddClinicAsync();
        await RefusedAsync("transfer-not-adequate", Terms(turkish, TransferBasis.Adequacy));
        await RefusedAsync("transfer-clauses-missing", Terms(turkish, TransferBasis.ContractClauses));
        await app.SendAsync(Manager, new RecordContract(turkish, "2026-17", Today.AddDays(-1), null, HasTransferClauses: true));
        await app.SendAsync(Manager, Terms(turkish, TransferBasis.ContractClauses));
        await RefusedAsync("commission-registration-missing", Terms(turkish, TransferBasis.ContractClauses, new Commission(10, CommissionBasis.TreatmentPrice)));
        await app.SendAsync(Manager, Terms(turkish, TransferBasis.ContractClauses, new Commission(10, CommissionBasis.TreatmentPrice, "A-77")));

        var german = await app.SendAsync(Manager, new AddClinic(Form(), null, null));
        await app.SendAsync(Manager, Terms(german, TransferBasis.Adequacy));
        await RefusedAsync("commission-forbidden", Terms(german, TransferBasis.Adequacy, new Commission(1, CommissionBasis.TreatmentPrice)));
    }

    private static AgreeWithClinic Terms(Guid id, TransferBasis basis, Commission? commission = null) => new(id, null, 1, basis, commission ?? Commission.None);

    private static ClinicProfileForm Form() => new()
    {
        Name = "Spree Clinic",
        Country = "DE",
        City = "Berlin",
        TimeZone = "Europe/Berlin",
        Languages = ["de"],
        ContactEmail = "hello@spree.example.org",
        Phone24h = "030 901820",
    };

    private async Task<Assignment> OfferAsync(Guid clinicId)
    {
        await app.ReadAsync(db => db.Clinics.Where(c => c.Id != clinicId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.PausedUntil, app.Time.GetUtcNow().AddYears(1)).SetProperty(c => c.Version, c => c.Version + 1)));
        return (await app.AssignmentsOfAsync(await app.RoutedLeadAsync())).Single(a => a.ClinicId == clinicId);
    }

    private async Task<string> RefusedAsync<T>(string code, MediatR.IRequest<T> request)
    {
        var refused = await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(Manager, request));
        refused.Code.ShouldBe(code);
        return refused.Message;
    }
}
