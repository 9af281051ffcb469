using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Cases;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Assignments;

public sealed class TreatingTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task A_chosen_clinic_reports_arrival_and_treatment_and_the_lead_goes_on_to_aftercare()
    {
        var assignment = await app.ChosenOfAAsync();

        await app.SendAsync(UseCaseFixture.ClinicA, new ReportTreatment(assignment.Id, ReportTreatment.Arrived));
        var arrived = await app.LeadAsync(assignment.LeadId);
        (arrived.Stage, arrived.NextStep, arrived.WaitingOn).ShouldBe((LeadStage.InTreatment, NextStep.Treat, WaitingOn.Clinic));

        await app.SendAsync(UseCaseFixture.ClinicA, new ReportTreatment(assignment.Id, ReportTreatment.Treated));
        var treated = await app.LeadAsync(assignment.LeadId);
        (treated.Stage, treated.NextStep, treated.NextStepDueAt).ShouldBe((LeadStage.Aftercare, NextStep.FollowUp, UseCaseFixture.Monday.AddDays(1)));
        (await app.ReadAsync(assignment)).Status.ShouldBe(AssignmentStatus.Treated);
        var kinds = await app.ReadAsync(db => db.Facts.Where(e => e.AssignmentId == assignment.Id).Select(e => e.Kind).ToListAsync());
        kinds.ShouldContain(FactKind.PatientArrived);
        kinds.ShouldContain(FactKind.PatientTreated);
    }

    [Fact]
    public async Task Treatment_is_not_reported_before_arrival_nor_arrival_before_the_patient_chose()
    {
        var (quoted, _) = await app.QuotedByAAsync();
        (await RefusedAsync(quoted, ReportTreatment.Arrived)).ShouldBe("illegal-move");
        var chosen = await app.ChosenOfAAsync();
        (await RefusedAsync(chosen, ReportTreatment.Treated)).ShouldBe("illegal-move");
        (await app.LeadAsync(chosen.LeadId)).Stage.ShouldBe(LeadStage.Booked);
    }

    [Fact]
    public async Task Another_clinic_can_report_nothing_and_another_word_is_refused()
    {
        var assignment = await app.ChosenOfAAsync();
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.ClinicB, new ReportTreatment(assignment.Id, ReportTreatment.Arrived)));
        (await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(UseCaseFixture.ClinicA, new ReportTreatment(assignment.Id, "cured"))))
            .Problems.ShouldHaveSingleItem().Field.ShouldBe("stage");
    }

    [Fact]
    public async Task A_review_waits_while_something_is_asked_and_goes_on_when_it_is_answered()
    {
        var assignment = await app.AcceptedByAAsync();
        await app.SendAsync(UseCaseFixture.ClinicA, new ReviewCase(assignment.Id));
        await app.SendAsync(UseCaseFixture.ClinicA, new AskCoordinator(assignment.Id, "Is there a recent echocardiogram?"));
        (await app.ReadAsync(assignment)).Status.ShouldBe(AssignmentStatus.InfoRequested);
        (await app.LeadAsync(assignment.LeadId)).NextStep.ShouldBe(NextStep.AnswerClinic);

        await app.SendAsync(UseCaseFixture.ClinicA, new ReviewCase(assignment.Id));
        (await app.ReadAsync(assignment)).Status.ShouldBe(AssignmentStatus.UnderReview);
    }

    [Fact]
    public async Task A_question_about_a_quoted_case_leaves_the_quote_in_the_patients_hands()
    {
        var (assignment, quote) = await app.QuotedByAAsync();
        var patient = Caller.Patient(assignment.LeadId);
        await app.SendAsync(patient, new ShareIdentity(assignment.Id, RisksAcknowledged: true));

        await app.SendAsync(UseCaseFixture.ClinicA, new AskCoordinator(assignment.Id, "Which dates would suit?"));
        (await app.ReadAsync(assignment)).Status.ShouldBe(AssignmentStatus.Quoted);
        await app.SendAsync(patient, new AcceptQuote(quote));
        (await app.ReadAsync(assignment)).Status.ShouldBe(AssignmentStatus.Chosen);
    }

    [Fact]
    public async Task Nothing_is_asked_about_a_case_that_has_ended()
    {
        var offer = await app.OfferToAAsync();
        await app.SendAsync(UseCaseFixture.ClinicA, new DeclineOffer(offer.Id, "capacity", null));
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(UseCaseFixture.ClinicA, new AskCoordinator(offer.Id, "And now?")))).Code.ShouldBe("assignment-over");
    }

    private async Task<string> RefusedAsync(Assignment assignment, string stage) =>
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(UseCaseFixture.ClinicA, new ReportTreatment(assignment.Id, stage)))).Code;
}
