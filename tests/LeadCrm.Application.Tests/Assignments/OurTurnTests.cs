using System.Text.Json;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Returns;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Assignments;

/// <summary>What a person of ours has to do first stays in the queue, whatever clinics and the router do meanwhile.</summary>
public sealed class OurTurnTests : IAsyncLifetime
{
    private readonly UseCaseFixture app = new();

    private static Caller ClinicA => UseCaseFixture.ClinicA;

    private static Caller ClinicB => UseCaseFixture.ClinicB;

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_possible_emergency_stays_on_top_when_a_clinic_accepts_and_the_case_goes_on_once_it_is_cleared()
    {
        var offer = await app.OfferToAAsync();
        await app.SendAsync(UseCaseFixture.Coordinator, Answer(offer.LeadId, """{"newOrWorse24h":"yes"}"""));
        (await StepAsync(offer)).ShouldBe(NextStep.ClearRedFlag);
        await app.SendAsync(ClinicA, new AcceptOffer(offer.Id));
        await app.RouteAsync();
        (await StepAsync(offer)).ShouldBe(NextStep.ClearRedFlag);

        await app.SendAsync(UseCaseFixture.Coordinator, new ClearRedFlag(offer.LeadId, "Seen by a doctor today."));
        (await StepAsync(offer)).ShouldBe(NextStep.ConfirmClinic);
    }

    [Fact]
    public async Task What_is_new_or_worse_again_is_judged_again()
    {
        var offer = await app.OfferToAAsync();
        foreach (var judged in new[] { "Seen by a doctor today.", "Seen again, old pain." })
        {
            await app.SendAsync(UseCaseFixture.Coordinator, Answer(offer.LeadId, """{"newOrWorse24h":"yes"}"""));
            (await StepAsync(offer)).ShouldBe(NextStep.ClearRedFlag);
            await app.SendAsync(UseCaseFixture.Coordinator, new ClearRedFlag(offer.LeadId, judged));
            await app.RouteAsync();
            // An answer beside it does not raise what was judged.
            await app.SendAsync(UseCaseFixture.Coordinator, Answer(offer.LeadId, $$"""{"newOrWorse24h":"yes","pregnancy":"{{(judged.Length > 22 ? "no" : "unknown")}}"}"""));
            (await StepAsync(offer)).ShouldBe(NextStep.AnswerOffer);
            await app.SendAsync(UseCaseFixture.Coordinator, Answer(offer.LeadId, """{"newOrWorse24h":"no"}"""));
        }
    }

    [Fact]
    public async Task A_case_in_doubt_waits_for_its_judgement_and_goes_on_after_it()
    {
        var offer = await app.OfferToAAsync();
        await app.SendAsync(ClinicA, new AcceptOffer(offer.Id));
        await app.SendAsync(UseCaseFixture.Coordinator, Answer(offer.LeadId, """{"pulmonaryHypertension":"confirmed"}""", "pulmonaryHypertension"));
        await app.SendAsync(ClinicA, new ReviewCase(offer.Id));
        await app.SendAsync(ClinicA, new AskCoordinator(offer.Id, "Since when?"));
        (await StepAsync(offer)).ShouldBe(NextStep.JudgeEvidence);

        await app.SendAsync(new Caller(Roles.MedicalReviewer, Guid.NewGuid()), new OverrideEligibility(offer.LeadId, "Mild, and treated."));
        (await StepAsync(offer)).ShouldBe(NextStep.AnswerClinic);
    }

    [Fact]
    public async Task A_doubt_that_appears_beside_a_possible_emergency_is_judged_after_it_and_one_that_comes_back_is_judged_again()
    {
        var offer = await app.OfferToAAsync();
        await app.SendAsync(ClinicA, new AcceptOffer(offer.Id));
        await app.SendAsync(UseCaseFixture.Coordinator, Answer(offer.LeadId, """{"newOrWorse24h":"yes","pulmonaryHypertension":"confirmed"}""", "pulmonaryHypertension"));
        (await StepAsync(offer)).ShouldBe(NextStep.ClearRedFlag);
        await app.SendAsync(UseCaseFixture.Coordinator, new ClearRedFlag(offer.LeadId, "Seen by a doctor today."));
        (await StepAsync(offer)).ShouldBe(NextStep.JudgeEvidence);

        await app.SendAsync(new Caller(Roles.MedicalReviewer, Guid.NewGuid()), new OverrideEligibility(offer.LeadId, "Mild, and treated."));
        (await StepAsync(offer)).ShouldNotBe(NextStep.JudgeEvidence);
        await app.SendAsync(UseCaseFixture.Coordinator, Answer(offer.LeadId, """{"pregnancy":"yes"}""", "pregnancy"));
        (await StepAsync(offer)).ShouldBe(NextStep.JudgeEvidence);
    }

    [Fact]
    public async Task A_clinics_question_stays_when_another_clinic_declines_and_the_router_has_looked()
    {
        await app.AddClinicAsync();
        var offer = await app.OfferToAAsync();
        var other = (await app.AssignmentsOfAsync(offer.LeadId)).Single(a => a.ClinicId == ClinicB.ClinicId);
        await app.SendAsync(ClinicA, new AskCoordinator(offer.Id, "Which year did it start?"));
        await app.SendAsync(ClinicB, new DeclineOffer(other.Id, "capacity", null));
        await app.RouteAsync();

        var lead = await app.LeadAsync(offer.LeadId);
        (lead.NextStep, lead.WaitingOn, lead.RoutingDueAt).ShouldBe((NextStep.AnswerClinic, WaitingOn.Us, null));
    }

    [Fact]
    public async Task A_held_lead_whose_last_two_offers_end_at_once_comes_to_a_person()
    {
        await app.AddClinicAsync();
        var offer = await app.OfferToAAsync();
        await app.SendAsync(ClinicA, new AcceptOffer(offer.Id));
        await app.SendAsync(ClinicA, new RequestReturn(offer.Id, "spam", "An advertisement."));
        var asked = (await app.SendAsync(UseCaseFixture.Manager, new ListReturns())).Items.Single();
        await app.SendAsync(UseCaseFixture.Manager, new DecideReturn(asked.Id, Approve: true, null));
        var open = (await app.AssignmentsOfAsync(offer.LeadId)).Where(a => a.Status == AssignmentStatus.Offered).ToList();
        open.Count.ShouldBe(2);

        await Task.WhenAll(open.Select(o => app.SendAsync(new Caller(Roles.Clinic, Guid.NewGuid(), o.ClinicId), new DeclineOffer(o.Id, "capacity", null))));
        var lead = await app.LeadAsync(offer.LeadId);
        (lead.Stage, lead.NextStep, lead.WaitingOn).ShouldBe((LeadStage.InTriage, NextStep.JudgeReturned, WaitingOn.Us));
    }

    [Fact]
    public async Task A_clinic_that_is_not_approved_any_more_takes_no_case()
    {
        var offer = await app.OfferToAAsync();
        // As if the router had offered it while the manager suspended the clinic.
        await app.ReadAsync(db => db.Clinics.Where(c => c.Id == offer.ClinicId).ExecuteUpdateAsync(set => set.SetProperty(c => c.VettingStatus, VettingStatus.UnderReview)));
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(ClinicA, new AcceptOffer(offer.Id)))).Code.ShouldBe("clinic-not-approved");
        await app.SendAsync(Caller.System, new Application.Clinics.FollowSuspensions());
        (await app.ReadAsync(offer)).Status.ShouldBe(AssignmentStatus.Recalled);
    }

    private async Task<NextStep> StepAsync(Assignment of) => (await app.LeadAsync(of.LeadId)).NextStep;

    private static CompleteAnswers Answer(Guid lead, string answers, params string[] confirmed) =>
        new() { LeadId = lead, Answers = JsonSerializer.Deserialize<JsonElement>(answers), Confirmed = confirmed };
}
