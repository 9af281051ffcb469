using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Leads;

public sealed class SubmitQuoteRequestTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task A_request_becomes_a_new_lead_that_is_due_within_a_working_hour()
    {
        var lead = await LeadOf(await Submit(QuoteRequests.Scleroderma()));

        lead.Stage.ShouldBe(LeadStage.New);
        lead.NextStep.ShouldBe(NextStep.Triage);
        lead.NextStepDueAt.ShouldBe(UseCaseFixture.Monday.AddHours(1));
        lead.Requester.Phone.ShouldBe("+442079460958");
        lead.Attribution.ArticleSlug.ShouldBe("stem-cells-scleroderma");
        lead.Reference.ShouldMatch("^MQ-26-[0-9]{6,}$");
    }

    [Fact]
    public async Task What_the_patient_wrote_and_answered_rests_encrypted()
    {
        var lead = await LeadOf(await Submit(QuoteRequests.Scleroderma()));

        System.Text.Encoding.UTF8.GetString(lead.Message!.Bytes).ShouldNotContain("Diagnosed");
        System.Text.Encoding.UTF8.GetString(lead.Answers!.Bytes).ShouldNotContain("diffuse");
    }

    [Fact]
    public async Task Every_consent_is_kept_on_its_own()
    {
        var lead = await LeadOf(await Submit(QuoteRequests.Scleroderma()));
        var consents = await app.ReadAsync(db => db.Consents.Where(c => c.LeadId == lead.Id).ToListAsync());

        consents.Count.ShouldBe(4);
        consents.Single(c => !c.Granted).Purpose.ShouldBe(Domain.Consents.ConsentPurpose.Marketing);
    }

    [Fact]
    public async Task The_acknowledgement_is_planned_in_the_same_transaction()
    {
        var lead = await LeadOf(await Submit(QuoteRequests.Scleroderma()));
        var messages = await app.ReadAsync(db => db.Messages.Where(m => m.LeadId == lead.Id).ToListAsync());

        messages.ShouldHaveSingleItem().Kind.ShouldBe(MessageKind.Acknowledgement);
    }

    [Fact]
    public async Task The_same_key_and_body_give_the_same_lead()
    {
        var request = QuoteRequests.Scleroderma();
        var first = await Submit(request);
        var second = await Submit(request);

        second.ShouldBe(first with { IsNew = false });
    }

    [Fact]
    public async Task The_same_key_sent_at_once_gives_one_lead()
    {
        var request = QuoteRequests.Scleroderma();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Submit(request)));

        answers.Select(a => a.Reference).Distinct().ShouldHaveSingleItem();
        answers.Count(a => a.IsNew).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_a_conflict()
    {
        var request = QuoteRequests.Scleroderma();
        await Submit(request);
        var other = request with { Enquiry = request.Enquiry! with { Message = "Something else." } };

        (await Should.ThrowAsync<BrokenRuleException>(() => Submit(other))).Code.ShouldBe("idempotency-conflict");
    }

    [Fact]
    public async Task A_filled_honeypot_is_kept_apart_as_spam_and_gets_no_mail()
    {
        var lead = await LeadOf(await Submit(QuoteRequests.Scleroderma() with { Website = "http://spam.example" }));

        lead.Stage.ShouldBe(LeadStage.Spam);
        (await app.ReadAsync(db => db.Messages.AnyAsync(m => m.LeadId == lead.Id))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("I cannot breathe, I have chest pain even at rest")]
    [InlineData("Ich habe Suizidgedanken")]
    public async Task Words_that_may_mean_an_emergency_open_a_red_flag(string message)
    {
        var request = QuoteRequests.Scleroderma();
        var answer = await Submit(request with { Enquiry = request.Enquiry! with { Message = message } });

        answer.Urgent.ShouldBeTrue();
        (await LeadOf(answer)).NextStep.ShouldBe(NextStep.ClearRedFlag);
    }

    [Fact]
    public async Task An_unproven_treatment_gets_honest_information_instead_of_an_acknowledgement()
    {
        var request = QuoteRequests.Scleroderma();
        var lead = await LeadOf(await Submit(request with
        {
            Enquiry = request.Enquiry! with { Category = "eye", Condition = "macular-degeneration", Treatment = "intravitreal-stem-cells", Answers = null },
        }));

        (await app.ReadAsync(db => db.Messages.SingleAsync(m => m.LeadId == lead.Id))).Kind.ShouldBe(MessageKind.EvidenceInformation);
    }

    [Fact]
    public async Task All_problems_are_told_at_once_and_nothing_is_stored()
    {
        var before = await app.ReadAsync(db => db.Leads.CountAsync());
        var request = QuoteRequests.Scleroderma() with
        {
            Requester = new RequesterForm { FullName = "", Phone = "12", Country = "XX" },
            Patient = new PatientForm(),
            Enquiry = new EnquiryForm { Condition = "nothing" },
            Consents = [],
        };

        var refusal = await Should.ThrowAsync<InvalidRequestException>(() => Submit(request));

        refusal.Problems.Select(p => p.Field).ShouldBe(
            ["requester.fullName", "requester.phone", "requester.country", "patient.yearOfBirth", "patient.sex", "enquiry.condition", "consents.contact", "consents.health-data"],
            ignoreOrder: true);
        (await app.ReadAsync(db => db.Leads.CountAsync())).ShouldBe(before);
    }

    public static TheoryData<string, string, SubmitQuoteRequest> BadRequests()
    {
        var good = QuoteRequests.Scleroderma();
        return new()
        {
            { "enquiry.treatment", "unknown-treatment", good with { Enquiry = good.Enquiry! with { Treatment = "phacoemulsification" } } },
            { "enquiry.category", "unknown-category", good with { Enquiry = good.Enquiry! with { Category = "dental" } } },
            { "enquiry.answers.subtype", "unknown-choice", good with { Enquiry = good.Enquiry! with { Answers = QuoteRequests.Answers("""{"subtype":"purple"}""") } } },
            { "enquiry.answers.shoeSize", "unknown-question", good with { Enquiry = good.Enquiry! with { Answers = QuoteRequests.Answers("""{"shoeSize":42}""") } } },
            { "enquiry.message", "too-long", good with { Enquiry = good.Enquiry! with { Message = new string('x', 5001) } } },
            { "requester.email", "email-invalid", good with { Requester = good.Requester! with { Email = "jane@" } } },
            { "requester.email", "contact-missing", good with { Requester = good.Requester! with { Email = null, Phone = null } } },
            { "requester.phone", "phone-invalid", good with { Requester = good.Requester! with { Phone = "+44 1" } } },
            { "requester.timeZone", "unknown-time-zone", good with { Requester = good.Requester! with { TimeZone = "Moon/Base" } } },
            { "requester.language", "unknown-language", good with { Requester = good.Requester! with { Language = "??" } } },
            { "patient.yearOfBirth", "out-of-range", good with { Patient = good.Patient! with { YearOfBirth = 1850 } } },
            { "patient.fullName", "required", good with { Requester = good.Requester! with { Relation = "partner" } } },
            { "requester.relation", "minor-needs-guardian", good with { Patient = good.Patient! with { YearOfBirth = 2015 } } },
            { "wishes.budget.currency", "unknown-currency", good with { Wishes = good.Wishes! with { Budget = new MoneyForm { Amount = 1, Currency = "ZZZ" } } } },
            { "wishes.destinations[0]", "unknown-country", good with { Wishes = good.Wishes! with { Destinations = ["Turkey"] } } },
            { "consents.health-data", "consent-missing", good with { Consents = [QuoteRequests.Consent("contact")] } },
            { "consents[0].purpose", "unknown-choice", good with { Consents = [QuoteRequests.Consent("everything"), .. good.Consents!] } },
        };
    }

    [Theory]
    [MemberData(nameof(BadRequests))]
    public async Task A_bad_field_is_named_with_a_stable_code(string field, string code, SubmitQuoteRequest request)
    {
        var refusal = await Should.ThrowAsync<InvalidRequestException>(() => Submit(request));

        refusal.Problems.ShouldHaveSingleItem();
        refusal.Problems.ShouldContain(p => p.Field == field && p.Code == code);
    }

    private Task<SubmittedQuoteRequest> Submit(SubmitQuoteRequest request) => app.SendAsync(Caller.Anonymous, request);

    private Task<Lead> LeadOf(SubmittedQuoteRequest answer) => app.ReadAsync(db => db.Leads.SingleAsync(l => l.Reference == answer.Reference));
}
