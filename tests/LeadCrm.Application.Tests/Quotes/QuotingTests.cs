using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Quotes;
using LeadCrm.Application.Tests.Assignments;
using LeadCrm.TestSupport.UseCases;

namespace LeadCrm.Application.Tests.Quotes;

public sealed class QuotingTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private static readonly DateOnly s_today = DateOnly.FromDateTime(UseCaseFixture.Monday.UtcDateTime);

    [Fact]
    public async Task What_another_clinic_quoted_is_nobodys_start()
    {
        var (quoted, _) = await app.QuotedByAAsync();
        (await StartAsync(UseCaseFixture.ClinicB, quoted.Id)).TakenFrom.ShouldBeNull();
    }

    [Fact]
    public async Task A_treatment_that_is_given_only_in_trials_has_no_price()
    {
        var assignment = await app.AcceptedByAAsync();
        (await app.SendAsync(UseCaseFixture.ClinicA, new StartQuote(assignment.Id, "systemic-sclerosis", "msc"))).OnlyInTrials.ShouldBeTrue();
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_beside_its_field()
    {
        var assignment = await app.AcceptedByAAsync();
        var quote = ClinicStory.Quote(assignment.Id) with { IsFixed = false, TotalUpTo = 37_999, Doctor = " ", ValidUntil = s_today.AddDays(-1), Items = [new() { Amount = 38_000 }] };
        (await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(UseCaseFixture.ClinicA, quote))).Problems.Select(p => (p.Field, p.Code)).ShouldBe(
            [("items[0].description", "required"), ("totalUpTo", "quote-range"), ("whatWouldChangeIt", "quote-range"), ("doctor", "required"), ("validUntil", "quote-validity")],
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_new_version_replaces_the_one_before()
    {
        var (assignment, _) = await app.QuotedByAAsync();
        await app.SendAsync(UseCaseFixture.ClinicA, ClinicStory.Quote(assignment.Id) with { Doctor = "Dr. Ayşe Demir" });
        var offer = await app.SendAsync(UseCaseFixture.ClinicA, new Application.Assignments.GetOffer(assignment.Id));
        offer.Quotes.Select(q => (q.Number, q.Status, q.Doctor)).ShouldBe([(2, "sent", "Dr. Ayşe Demir"), (1, "superseded", "Dr. Elif Kaya")]);
    }

    private Task<QuoteStart> StartAsync(Caller clinic, Guid assignment) => app.SendAsync(clinic, new StartQuote(assignment, "systemic-sclerosis", "hsct"));
}
