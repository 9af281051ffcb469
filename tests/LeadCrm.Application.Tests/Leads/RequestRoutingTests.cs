using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain;
using LeadCrm.Domain.Catalogue;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Leads;

public sealed class RequestRoutingTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private const string Approved = "Travels with a companion.";

    [Fact]
    public async Task Clinics_go_on_reading_the_text_that_was_approved_beside_what_the_answers_say_now()
    {
        var id = await SubmittedAsync();
        await app.SendAsync(UseCaseFixture.Coordinator, new QualifyLead(id, Approved));
        await app.SendAsync(UseCaseFixture.Coordinator, new CompleteAnswers { LeadId = id, Answers = QuoteRequests.Answers("""{"pregnancy":"no"}""") });
        app.Time.Advance(TimeSpan.FromMinutes(1));

        await app.SendAsync(UseCaseFixture.Coordinator, new RequestRouting(id));
        await app.RouteAsync();

        var offer = (await app.AssignmentsOfAsync(id)).Single(a => a.ClinicId == UseCaseFixture.ClinicA.ClinicId);
        var read = (await app.SendAsync(UseCaseFixture.ClinicA, new GetOffer(offer.Id))).Case.ShouldNotBeNull();
        read.Summary.ShouldBe(Approved);
        read.Answers.ShouldContain(a => a.Answer == "No");
    }

    [Fact]
    public async Task Asked_for_twice_the_case_is_written_once()
    {
        var id = await SubmittedAsync();
        await app.SendAsync(UseCaseFixture.Coordinator, new RequestRouting(id));
        await app.SendAsync(UseCaseFixture.Coordinator, new RequestRouting(id));
        (await app.ReadAsync(db => db.StoredCases.CountAsync(c => c.LeadId == id))).ShouldBe(1);
    }

    [Fact]
    public async Task What_the_rules_exclude_today_is_not_routed_whatever_they_said_before()
    {
        var id = await SubmittedAsync();
        await app.SendAsync(UseCaseFixture.Coordinator, new CompleteAnswers { LeadId = id, Answers = QuoteRequests.Answers("""{"pulmonaryHypertension":"confirmed"}"""), Confirmed = ["pulmonaryHypertension"] });
        // As a lead is left behind by rules that were revised after it was assessed.
        await app.ReadAsync(db => db.Leads.Where(l => l.Id == id).ExecuteUpdateAsync(set => set.SetProperty(l => l.Eligibility, EligibilityOutcome.Eligible)));

        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(UseCaseFixture.Coordinator, new RequestRouting(id)))).Code.ShouldBe("not-eligible");
        (await app.LeadAsync(id)).RoutingDueAt.ShouldBeNull();
    }

    private async Task<Guid> SubmittedAsync()
    {
        var submitted = await app.SendAsync(Caller.Anonymous, QuoteRequests.Scleroderma());
        return await app.ReadAsync(db => db.Leads.Where(l => l.Reference == submitted.Reference).Select(l => l.Id).SingleAsync());
    }
}
