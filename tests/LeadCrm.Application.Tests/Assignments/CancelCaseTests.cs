using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Cases;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Quotes;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Assignments;

/// <summary>A clinic that cannot treat a patient after all.</summary>
public sealed class CancelCaseTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task A_clinic_that_cancels_before_the_choice_loses_access_and_the_next_candidate_is_offered_the_case()
    {
        var (assignment, quote) = await app.QuotedByAAsync();
        await app.SendAsync(Caller.Patient(assignment.LeadId), new ShareIdentity(assignment.Id, RisksAcknowledged: true));
        var third = await app.AddClinicAsync();

        await app.SendAsync(UseCaseFixture.ClinicA, new CancelCase(assignment.Id, "doctor-not-available", "Our transplant team is away until June."));

        var ended = await app.ReadAsync(assignment);
        (ended.Status, ended.EndReason, ended.IdentitySharedAt).ShouldBe((AssignmentStatus.ClinicCancelled, "doctor-not-available", null));
        (await app.ReadAsync(db => db.Quotes.SingleAsync(q => q.Id == quote))).Status.ShouldBe(QuoteStatus.Superseded);
        (await app.SendAsync(UseCaseFixture.ClinicA, new GetOffer(assignment.Id))).Patient.ShouldBeNull();
        (await app.SendAsync(UseCaseFixture.Coordinator, new Application.Leads.GetTimeline(assignment.LeadId))).Items
            .ShouldContain(l => l.Kind == "clinic-cancelled" && l.Note == "Our transplant team is away until June.");

        await app.RouteAsync();
        var living = (await app.AssignmentsOfAsync(assignment.LeadId)).Where(a => a.IsLiving).Select(a => a.ClinicId).ToList();
        living.ShouldContain(third);
        living.ShouldNotContain(UseCaseFixture.ClinicA.ClinicId!.Value);
    }

    [Fact]
    public async Task After_the_patients_choice_nothing_falls_back_by_itself_and_a_person_looks_for_another_way()
    {
        var assignment = await app.ChosenOfAAsync();

        await app.SendAsync(UseCaseFixture.ClinicA, new CancelCase(assignment.Id, "capacity", null));

        var lead = await app.LeadAsync(assignment.LeadId);
        (lead.Stage, lead.NextStep, lead.WaitingOn, lead.RoutingDueAt).ShouldBe((LeadStage.Booked, NextStep.FindAnotherWay, WaitingOn.Us, null));
        (await app.ReadAsync(assignment)).Status.ShouldBe(AssignmentStatus.ClinicCancelled);
    }

    [Fact]
    public async Task Found_unsuitable_on_arrival_the_case_comes_to_a_person_too()
    {
        var assignment = await app.ChosenOfAAsync();
        await app.SendAsync(UseCaseFixture.ClinicA, new ReportTreatment(assignment.Id, ReportTreatment.Arrived));

        await app.SendAsync(UseCaseFixture.ClinicA, new ReportUnsuitable(assignment.Id, "Dr. Elif Kaya", "The heart is weaker than the records say."));

        (await app.ReadAsync(assignment)).Status.ShouldBe(AssignmentStatus.UnsuitableOnArrival);
        var lead = await app.LeadAsync(assignment.LeadId);
        (lead.Stage, lead.NextStep, lead.WaitingOn).ShouldBe((LeadStage.InTreatment, NextStep.FindAnotherWay, WaitingOn.Us));
    }

    [Fact]
    public async Task An_open_offer_is_declined_instead_another_clinics_case_is_not_there_and_the_reason_is_one_of_the_list()
    {
        var offer = await app.OfferToAAsync();
        (await CodeAsync(new CancelCase(offer.Id, "capacity", null))).ShouldBe("illegal-move");
        await app.SendAsync(UseCaseFixture.ClinicA, new AcceptOffer(offer.Id));
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.ClinicB, new CancelCase(offer.Id, "capacity", null)));
        (await CodeAsync(new CancelCase(offer.Id, "medically-unsuitable", null))).ShouldBe("unknown-reason");
        (await app.ReadAsync(offer)).Status.ShouldBe(AssignmentStatus.Accepted);
    }

    private async Task<string> CodeAsync(CancelCase request) =>
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(UseCaseFixture.ClinicA, request))).Code;
}
