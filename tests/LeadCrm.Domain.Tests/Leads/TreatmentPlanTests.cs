using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using static LeadCrm.Domain.Tests.Leads.LeadMaking;

namespace LeadCrm.Domain.Tests.Leads;

public sealed class TreatmentPlanTests
{
    private static readonly DateOnly s_first = new(2027, 2, 1);
    private static readonly DateOnly s_last = new(2027, 2, 20);

    [Fact]
    public void Once_the_dates_are_agreed_it_is_the_clinics_turn_until_the_last_of_them()
    {
        var lead = At(LeadStage.Booked);
        lead.NextStep.ShouldBe(NextStep.PrepareTreatment);
        lead.AgreeDates(s_first, s_last, Coordinator, Now);
        (lead.Plan.From, lead.Plan.Until, lead.NextStep, lead.WaitingOn).ShouldBe((s_first, s_last, NextStep.Treat, WaitingOn.Clinic));
        DateOnly.FromDateTime(lead.NextStepDueAt!.Value.UtcDateTime).ShouldBe(s_last);
    }

    [Fact]
    public void The_same_dates_again_change_nothing()
    {
        var lead = At(LeadStage.Booked);
        lead.AgreeDates(s_first, s_last, Coordinator, Now);
        var lines = lead.Facts.Count;
        lead.AgreeDates(s_first, s_last, Coordinator, Now);
        lead.Facts.Count.ShouldBe(lines);
    }

    [Fact]
    public void Dates_are_in_order_and_come_after_the_booking()
    {
        Code(() => At(LeadStage.Booked).AgreeDates(s_last, s_first, Coordinator, Now)).ShouldBe("dates-order");
        Code(() => At(LeadStage.Quoted).AgreeDates(s_first, s_last, Coordinator, Now)).ShouldBe("not-booked");
        Code(() => At(LeadStage.Quoted).RecordDeposit(DepositState.Paid, 100, "EUR", Coordinator, Now)).ShouldBe("not-booked");
    }

    [Fact]
    public void A_deposit_is_asked_for_paid_and_refunded_and_a_refund_is_the_end()
    {
        var lead = At(LeadStage.Booked);
        foreach (var state in new[] { DepositState.Asked, DepositState.Paid, DepositState.Paid, DepositState.Refunded })
            lead.RecordDeposit(state, 2_000, "EUR", Coordinator, Now);
        lead.Facts.Count(e => e.Kind == FactKind.DepositRecorded).ShouldBe(3);
        Code(() => lead.RecordDeposit(DepositState.Paid, 2_000, "EUR", Coordinator, Now)).ShouldBe("deposit-order");
        (lead.Plan.Deposit, lead.Plan.DepositAmount, lead.Plan.DepositCurrency).ShouldBe((DepositState.Refunded, 2_000m, "EUR"));
    }

    private static string Code(Action act) => Should.Throw<BrokenRuleException>(act).Code;
}
