using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Values;

namespace LeadCrm.Domain.Leads;

/// <content>What is agreed once the patient has chosen a quote.</content>
public sealed partial class Lead
{
    /// <summary>What may follow what. A refund ends the matter; a state may be recorded again with another amount.</summary>
    private static readonly Dictionary<DepositState, DepositState[]> s_deposits = new()
    {
        [DepositState.None] = [DepositState.Asked, DepositState.Paid],
        [DepositState.Asked] = [DepositState.Asked, DepositState.Paid, DepositState.Disputed],
        [DepositState.Paid] = [DepositState.Paid, DepositState.Refunded, DepositState.Disputed],
        [DepositState.Disputed] = [DepositState.Disputed, DepositState.Paid, DepositState.Refunded],
        [DepositState.Refunded] = [DepositState.Refunded],
    };

    /// <summary>Patient and clinic agreed on the dates, or moved them. From then on it is the clinic's turn.</summary>
    /// <param name="from">First day.</param>
    /// <param name="until">Last day.</param>
    /// <param name="by">The coordinator.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>not-booked</c> before the patient chose a quote or after the treatment; <c>dates-order</c>.</exception>
    public void AgreeDates(DateOnly from, DateOnly until, Actor by, DateTimeOffset at)
    {
        if (Stage is not (LeadStage.Booked or LeadStage.InTreatment))
            throw new BrokenRuleException("not-booked", "Dates are agreed after the patient has chosen a quote and before the treatment is over.");
        if (until < from)
            throw new BrokenRuleException("dates-order", "The treatment cannot end before it begins.");
        if (Plan.From == from && Plan.Until == until)
            return;
        Plan = Plan with { From = from, Until = until };
        Record(FactKind.DatesAgreed, by, at);
        if (NextStep is NextStep.PrepareTreatment or NextStep.Treat)
            Next(NextStep.Treat, WaitingOn.Clinic, ZonedCalendar.Utc.MomentOf(until.ToDateTime(TimeOnly.MaxValue)));
    }

    /// <summary>What became of the deposit between patient and clinic.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="amount">Its amount.</param>
    /// <param name="currency">Its currency, ISO 4217.</param>
    /// <param name="by">The coordinator.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>not-booked</c> before the patient chose a quote; <c>deposit-order</c> when this state cannot follow the present one.</exception>
    public void RecordDeposit(DepositState state, decimal amount, string currency, Actor by, DateTimeOffset at)
    {
        if (BookedAt is null)
            throw new BrokenRuleException("not-booked", "A deposit is recorded after the patient has chosen a quote.");
        if (!s_deposits[Plan.Deposit].Contains(state))
            throw new BrokenRuleException("deposit-order", $"A deposit that is {Plan.Deposit} cannot become {state}.");
        if (Plan.Deposit == state && Plan.DepositAmount == amount && Plan.DepositCurrency == currency)
            return;
        Plan = Plan with { Deposit = state, DepositAmount = amount, DepositCurrency = currency };
        Record(FactKind.DepositRecorded, by, at, $"deposit-{state.ToString().ToLowerInvariant()}");
    }
}
