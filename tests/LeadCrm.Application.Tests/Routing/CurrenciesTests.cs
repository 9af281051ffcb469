using LeadCrm.Application.Leads;
using LeadCrm.Application.Routing;
using LeadCrm.Domain.Rates;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Routing;

public sealed class CurrenciesTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task A_budget_in_another_currency_is_compared_and_the_decision_stays_the_same_when_rates_change()
    {
        var poor = await app.RoutedLeadAsync(WithBudget(1_000, "GBP"));
        (await app.SendAsync(UseCaseFixture.Coordinator, new GetRouting(poor))).Outcome.ShouldBe("noClinic");
        var decided = await app.ReadAsync(db => db.RoutingDecisions.AsNoTracking().SingleAsync(d => d.LeadId == poor));
        (await SnapshotAsync(decided.ClinicSnapshotHash)).ShouldContain("\"On\":\"2026-11-20\"");

        // A pound that is worth a hundred times more covers everything.
        await app.ReadAsync(db =>
        {
            db.ReferenceRates.AddRange(new ReferenceRate(new DateOnly(2026, 11, 23), "GBP", 0.008m), new ReferenceRate(new DateOnly(2026, 11, 23), "USD", 1.16m));
            return db.SaveChangesAsync();
        });
        var rich = await app.RoutedLeadAsync(WithBudget(1_000, "GBP"));
        (await app.SendAsync(UseCaseFixture.Coordinator, new GetRouting(rich))).Outcome.ShouldBe("offered");
        var later = await app.ReadAsync(db => db.RoutingDecisions.AsNoTracking().SingleAsync(d => d.LeadId == rich));
        (await SnapshotAsync(later.ClinicSnapshotHash)).ShouldContain("\"On\":\"2026-11-23\"");
        foreach (var decision in new[] { decided, later })
            (await app.SendAsync(UseCaseFixture.Manager, new VerifyDecision(decision.Id))).ShouldBeTrue();
    }

    private Task<string> SnapshotAsync(string hash) => app.ReadAsync(db => db.ClinicSnapshots.Where(s => s.Hash == hash).Select(s => s.Content).SingleAsync());

    private static SubmitQuoteRequest WithBudget(decimal amount, string currency)
    {
        var request = QuoteRequests.Scleroderma();
        return request with { Wishes = request.Wishes! with { Budget = new MoneyForm { Amount = amount, Currency = currency } } };
    }
}
