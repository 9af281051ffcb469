using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Quotes;
using LeadCrm.Application.Tests.Assignments;
using LeadCrm.TestSupport.UseCases;

namespace LeadCrm.Application.Tests.Quotes;

public sealed class SendQuoteTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task What_no_clinic_can_mean_is_refused_all_at_once_before_the_patient_reads_it()
    {
        var assignment = await app.AcceptedByAAsync();
        var quote = ClinicStory.Quote(assignment.Id);
        await RefusedAsync(quote with { Items = [new() { Description = "Treatment", Amount = 0 }] }, "total-zero");
        await RefusedAsync(quote with { Deposit = 500_000 }, "deposit-over-total");
        await RefusedAsync(
            quote with { Deposit = -1, EarliestTreatmentOn = new DateOnly(2020, 1, 1), Trips = 0, Items = [new() { Description = "Treatment", Amount = decimal.MaxValue }, new() { Description = "Stay", Amount = decimal.MaxValue }] },
            "out-of-range", "in-the-past");
        await app.SendAsync(UseCaseFixture.ClinicA, quote with { Deposit = 38_000 });
    }

    private async Task RefusedAsync(SendQuote quote, params string[] codes) =>
        (await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(UseCaseFixture.ClinicA, quote))).Problems.Select(p => p.Code).Distinct().ShouldBe(codes, ignoreOrder: true);
}
