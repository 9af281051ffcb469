using LeadCrm.Application.Access;
using LeadCrm.Application.Quotes;
using LeadCrm.Application.Tests.Assignments;
using LeadCrm.TestSupport.UseCases;

namespace LeadCrm.Application.Tests.Quotes;

/// <summary>On a database of its own: what a clinic quoted before is the start of the next quote.</summary>
public sealed class StartQuoteTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private static readonly DateOnly s_today = DateOnly.FromDateTime(UseCaseFixture.Monday.UtcDateTime);

    [Fact]
    public async Task A_quote_starts_with_the_offering_then_with_the_clinics_last_one_then_with_the_cases_own()
    {
        var first = await app.AcceptedByAAsync();
        var empty = await StartAsync(UseCaseFixture.ClinicA, first.Id);
        (empty.TakenFrom, empty.Draft.Currency, empty.Draft.ValidUntil, empty.OnlyInTrials).ShouldBe((null, "USD", s_today.AddDays(30), false));
        empty.Draft.Stages.ShouldBe(["preTreatmentEvaluation", "monitoringDuringTherapy", "longTermFollowUp"]);

        await app.SendAsync(UseCaseFixture.ClinicA, ClinicStory.Quote(first.Id) with { EarliestTreatmentOn = s_today.AddDays(60) });
        var second = await app.AcceptedByAAsync();
        var copied = await StartAsync(UseCaseFixture.ClinicA, second.Id);
        copied.TakenFrom.ShouldBe("your last quote for this treatment");
        // Another patient's date is no start.
        (copied.Draft.Doctor, copied.Draft.AssignmentId, copied.Draft.EarliestTreatmentOn).ShouldBe(("Dr. Elif Kaya", second.Id, null));

        var again = await StartAsync(UseCaseFixture.ClinicA, first.Id);
        (again.TakenFrom, again.Draft.EarliestTreatmentOn).ShouldBe(("version 1 of this quote", s_today.AddDays(60)));
    }

    private Task<QuoteStart> StartAsync(Caller clinic, Guid assignment) => app.SendAsync(clinic, new StartQuote(assignment, "systemic-sclerosis", "hsct"));
}
