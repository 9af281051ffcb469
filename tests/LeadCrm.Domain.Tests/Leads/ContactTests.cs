using LeadCrm.Domain.Leads;
using static LeadCrm.Domain.Tests.Leads.LeadMaking;

namespace LeadCrm.Domain.Tests.Leads;

public sealed class ContactTests
{
    private static readonly DateTimeOffset s_later = Now.AddHours(6);

    [Fact]
    public void Reaching_the_patient_of_a_new_lead_takes_it_and_moves_the_step_on()
    {
        var lead = Receive();
        lead.Contacted(true, Note, Colleague, Now, s_later);
        (lead.Stage, lead.OwnerId, lead.NextStep, lead.NextStepDueAt).ShouldBe((LeadStage.InTriage, Colleague.Id, NextStep.Qualify, s_later));
    }

    [Fact]
    public void After_an_attempt_without_success_another_one_is_planned()
    {
        var lead = Receive();
        lead.Contacted(false, null, Colleague, Now, s_later);
        (lead.OwnerId, lead.NextStep, lead.WaitingOn, lead.NextStepDueAt).ShouldBe((Colleague.Id, NextStep.TryAgain, WaitingOn.Us, s_later));
        lead.Contacted(true, null, Colleague, s_later, s_later.AddHours(4));
        (lead.NextStep, lead.NextStepDueAt).ShouldBe((NextStep.Qualify, s_later.AddHours(4)));
    }

    [Fact]
    public void A_colleagues_attempt_leaves_the_owner()
    {
        var lead = LeadInTriage();
        lead.Contacted(false, null, Colleague, Now, s_later);
        lead.OwnerId.ShouldBe(Coordinator.Id);
    }

    [Fact]
    public void An_attempt_gives_another_step_of_ours_more_time_and_never_less()
    {
        var lead = At(LeadStage.Booked);
        lead.Contacted(false, null, Coordinator, Now, Due.AddDays(1));
        (lead.NextStep, lead.NextStepDueAt).ShouldBe((NextStep.PrepareTreatment, Due.AddDays(1)));
        lead.Contacted(false, null, Coordinator, Now, Now.AddMinutes(1));
        lead.NextStepDueAt.ShouldBe(Due.AddDays(1));
    }

    [Fact]
    public void A_possible_emergency_stays_the_next_step()
    {
        var lead = Receive(Request() with { HasRedFlags = true });
        lead.Contacted(true, null, Coordinator, Now, s_later);
        (lead.NextStep, lead.OwnerId).ShouldBe((NextStep.ClearRedFlag, Coordinator.Id));
    }

    [Fact]
    public void What_waits_on_a_clinic_goes_on_waiting_on_it()
    {
        var lead = At(LeadStage.Routed);
        var (step, due) = (lead.NextStep, lead.NextStepDueAt);
        lead.Contacted(false, null, Coordinator, Now, Due.AddDays(9));
        (lead.NextStep, lead.NextStepDueAt).ShouldBe((step, due));
    }

    [Fact]
    public void A_lead_for_another_adult_is_not_qualified_before_they_confirmed()
    {
        var request = Request();
        var lead = LeadInTriage(request with { Requester = request.Requester with { Relation = Relation.Partner } });
        Should.Throw<BrokenRuleException>(() => lead.Qualify(Coordinator, Now)).Code.ShouldBe("awaits-representation");
        lead.ConfirmRepresentation(Coordinator, Now);
        lead.Qualify(Coordinator, Now);
        lead.Stage.ShouldBe(LeadStage.Qualified);
    }
}
