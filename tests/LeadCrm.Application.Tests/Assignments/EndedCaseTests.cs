using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Cases;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Quotes;
using LeadCrm.Application.Returns;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.Assignments;
using LeadCrm.TestSupport.UseCases;

namespace LeadCrm.Application.Tests.Assignments;

public sealed class EndedCaseTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    // Whatever a form is written in, the sample patient's name, address and number.
    private static readonly string[] s_identity = ["Jane", "Roe", "jane.roe", "7946", "Hill Road"];
    private const string Telling = "Jane Roe, jane.roe@example.org, +44 20 7946 0958, 12 Long Hill Road";

    private static Caller ClinicA => UseCaseFixture.ClinicA;

    [Fact]
    public async Task After_consent_was_withdrawn_no_text_of_the_case_says_who_the_patient_is()
    {
        var assignment = await ConfirmedAsync();
        await app.SendAsync(ClinicA, new AskCoordinator(assignment.Id, $"Is this right: {Telling}?"));
        await app.SendAsync(UseCaseFixture.Coordinator, new AnswerClinic(assignment.Id, $"Yes: {Telling}."));
        await app.SendAsync(ClinicA, new RequestReturn(assignment.Id, "bogus", $"Invented: {Telling}."));
        var asked = (await app.SendAsync(UseCaseFixture.Coordinator, new ListReturns { LeadId = assignment.LeadId })).Items.Single();
        await app.SendAsync(UseCaseFixture.Coordinator, new DecideReturn(asked.Id, Approve: false, $"Real: {Telling}."));
        await app.SendAsync(ClinicA, TellingQuote(assignment));
        Json(await app.SendAsync(ClinicA, new GetOffer(assignment.Id))).ShouldContain("Real: Jane Roe");

        await app.SendAsync(Caller.Patient(assignment.LeadId), new ChangeConsent("health-data", Granted: false));

        var ended = await app.SendAsync(ClinicA, new GetOffer(assignment.Id));
        (ended.Status, ended.Return!.Status, ended.Return.Words).ShouldBe(("recalled", "refused", null));
        ended.Quotes.ShouldHaveSingleItem().Items.Select(i => i.Amount).ShouldBe([38_000, 0]);
        var everything = Json(ended) + Json((await app.SendAsync(ClinicA, new ListOffers { Limit = 200 })).Items.Single(o => o.Id == assignment.Id)) + Json(await app.SendAsync(ClinicA, new WhyTheseCases()));
        foreach (var part in s_identity)
            everything.ShouldNotContain(part, Case.Insensitive);
    }

    [Fact]
    public async Task The_words_of_an_approved_return_are_still_read()
    {
        // Another clinic: the first has used up what it may return.
        var (lead, clinicB) = ((await app.OfferToAAsync()).LeadId, UseCaseFixture.ClinicB);
        var assignment = (await app.AssignmentsOfAsync(lead)).Single(a => a.ClinicId == clinicB.ClinicId);
        await app.SendAsync(clinicB, new AcceptOffer(assignment.Id));
        await app.SendAsync(clinicB, new RequestReturn(assignment.Id, "bogus", "Invented."));
        var asked = (await app.SendAsync(UseCaseFixture.Coordinator, new ListReturns { LeadId = assignment.LeadId })).Items.Single();
        await app.SendAsync(UseCaseFixture.Coordinator, new DecideReturn(asked.Id, Approve: true, "You were right."));
        (await app.SendAsync(clinicB, new GetOffer(assignment.Id))).Return!.Words.ShouldBe("You were right.");
    }

    [Fact]
    public async Task A_quote_for_the_next_patient_does_not_name_the_last_one()
    {
        await app.SendAsync(ClinicA, TellingQuote(await ConfirmedAsync()));
        var next = await app.AcceptedByAAsync();
        var start = await app.SendAsync(ClinicA, new StartQuote(next.Id, "systemic-sclerosis", "hsct"));
        start.TakenFrom.ShouldBe("your last quote for this treatment");
        start.Draft.Items!.Select(i => i.Description).ShouldBe(["Stay of […] […], […], […], 12 Long Hill Road", "Airport transfer"]);
        start.Draft.Doctor.ShouldBe("Dr. Elif Kaya");
    }

    [Fact]
    public async Task A_template_does_not_keep_who_it_was_written_for()
    {
        var assignment = await ConfirmedAsync();
        var refusal = await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(ClinicA, new SaveQuoteTemplate("For Jane", TellingQuote(assignment))));
        refusal.Problems.Select(p => (p.Field, p.Code)).ShouldBe([("name", "identifiers-found"), ("items[0].description", "identifiers-found"), ("refundTerms", "identifiers-found")]);
        await app.SendAsync(ClinicA, new SaveQuoteTemplate("Four weeks", ClinicStory.Quote(assignment.Id)));
    }

    [Theory]
    [InlineData("Paid back to Mrs Roe.", "Paid back to Mrs Poe.")]
    [InlineData("jane.roe@example.org", "jane.poe@example.org")]
    [InlineData("+44 20 7946 0958", "+44 20 7946 0959")]
    public async Task A_clinic_that_was_told_nothing_cannot_try_words_on_a_template_until_one_is_right(string right, string wrong)
    {
        var offered = await app.OfferToAAsync();
        foreach (var guess in new[] { right, wrong })
            await app.SendAsync(ClinicA, new SaveQuoteTemplate($"Guess {Guid.NewGuid():N}", ClinicStory.Quote(offered.Id) with { RefundTerms = guess }));
    }

    private static SendQuote TellingQuote(Assignment assignment) => ClinicStory.Quote(assignment.Id) with
    {
        Items = [new() { Description = $"Stay of {Telling}", Amount = 38_000 }, new() { Description = "Airport transfer", Amount = 0 }],
        RefundTerms = "Paid back to Mrs Roe.",
    };

    private async Task<Assignment> ConfirmedAsync()
    {
        var assignment = await app.AcceptedByAAsync();
        await app.SendAsync(Caller.Patient(assignment.LeadId), new ShareIdentity(assignment.Id, RisksAcknowledged: true));
        return assignment;
    }

    private static string Json(object value) => System.Text.Json.JsonSerializer.Serialize(value);
}
