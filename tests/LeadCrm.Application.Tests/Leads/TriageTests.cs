using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Leads;

public sealed class TriageTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private static readonly Caller s_reviewer = new(Roles.MedicalReviewer, Guid.NewGuid());

    [Fact]
    public async Task Claiming_makes_the_coordinator_the_owner_and_starts_triage()
    {
        var id = await NewLead();
        await Coordinate(new ClaimLead(id));

        var lead = await Lead(id);
        lead.OwnerId.ShouldBe(UseCaseFixture.Coordinator.UserId);
        lead.Stage.ShouldBe(LeadStage.InTriage);
        lead.WaitingOn.ShouldBe(WaitingOn.Us);
    }

    [Fact]
    public async Task Qualifying_puts_the_lead_into_the_routing_queue_with_a_case_to_show()
    {
        var id = await NewLead();
        await Coordinate(new QualifyLead(id, "Fit and motivated."));

        var lead = await Lead(id);
        lead.Stage.ShouldBe(LeadStage.Qualified);
        lead.RoutingDueAt.ShouldBe(UseCaseFixture.Monday);
        (await app.ReadAsync(db => db.StoredCases.CountAsync(c => c.LeadId == id))).ShouldBe(1);
    }

    [Fact]
    public async Task A_disqualified_lead_cannot_be_qualified()
    {
        var id = await NewLead();
        await Coordinate(new DisqualifyLead(id, "no-interest", null));

        (await Refused(new QualifyLead(id, null))).ShouldBe("illegal-move");
        (await Lead(id)).Stage.ShouldBe(LeadStage.Disqualified);
    }

    [Fact]
    public async Task A_reason_must_be_a_known_one()
    {
        var id = await NewLead();
        (await Refused(new DisqualifyLead(id, "because", null))).ShouldBe("unknown-reason");
        (await Refused(new DisqualifyLead(id, "other", null))).ShouldBe("note-missing");
    }

    [Fact]
    public async Task A_disqualified_lead_can_be_reopened()
    {
        var id = await NewLead();
        await Coordinate(new DisqualifyLead(id, "unreachable", null));
        await Coordinate(new ReopenLead(id, "Called back."));

        (await Lead(id)).Stage.ShouldBe(LeadStage.InTriage);
    }

    [Fact]
    public async Task An_open_red_flag_blocks_qualifying_until_somebody_has_judged_it()
    {
        var request = QuoteRequests.Scleroderma();
        var id = await NewLead(request with { Enquiry = request.Enquiry! with { Message = "I have chest pain at rest." } });

        (await Refused(new QualifyLead(id, null))).ShouldBe("red-flag-open");
        await Coordinate(new ClearRedFlag(id, "Spoke to her: old pain, seen by her doctor yesterday."));
        await Coordinate(new QualifyLead(id, null));

        (await Lead(id)).Stage.ShouldBe(LeadStage.Qualified);
    }

    [Fact]
    public async Task A_reported_exclusion_is_a_caution_and_a_confirmed_one_needs_a_medical_reviewer()
    {
        var id = await NewLead();
        await Coordinate(new CompleteAnswers { LeadId = id, Answers = QuoteRequests.Answers("""{"pulmonaryHypertension":"confirmed"}""") });
        (await Lead(id)).Eligibility.ShouldBe(Domain.Catalogue.EligibilityOutcome.Caution);

        await Coordinate(new CompleteAnswers { LeadId = id, Confirmed = ["pulmonaryHypertension"] });
        (await Lead(id)).Eligibility.ShouldBe(Domain.Catalogue.EligibilityOutcome.NotEligible);
        (await Refused(new QualifyLead(id, null))).ShouldBe("not-eligible");

        await app.SendAsync(s_reviewer, new OverrideEligibility(id, "Right heart catheter normal; report of 12 November."));
        await Coordinate(new QualifyLead(id, null));
        (await Lead(id)).Stage.ShouldBe(LeadStage.Qualified);
    }

    [Fact]
    public async Task An_incomplete_lead_may_be_qualified()
    {
        var request = QuoteRequests.Scleroderma();
        var id = await NewLead(request with { Enquiry = request.Enquiry! with { Answers = QuoteRequests.Answers("""{"subtype":"diffuse"}""") } });
        await Coordinate(new QualifyLead(id, null));

        (await Lead(id)).Eligibility.ShouldBe(Domain.Catalogue.EligibilityOutcome.Incomplete);
    }

    [Fact]
    public async Task A_patient_who_asks_for_advice_needs_a_treatment_before_qualifying()
    {
        var request = QuoteRequests.Scleroderma();
        var id = await NewLead(request with { Enquiry = request.Enquiry! with { Treatment = null } });
        (await Refused(new QualifyLead(id, null))).ShouldBe("treatment-undecided");

        await Coordinate(new CompleteAnswers { LeadId = id, Treatment = "hsct" });
        await Coordinate(new QualifyLead(id, null));
        (await Lead(id)).TreatmentCode.ShouldBe("hsct");
    }

    [Fact]
    public async Task The_second_of_two_editors_gets_a_conflict()
    {
        var id = await NewLead();
        var seen = (await app.SendAsync(UseCaseFixture.Coordinator, new GetLead(id))).Version;
        await Coordinate(new CompleteAnswers { LeadId = id, Version = seen, Answers = QuoteRequests.Answers("""{"mrss":22}""") });

        (await Refused(new CompleteAnswers { LeadId = id, Version = seen, Answers = QuoteRequests.Answers("""{"mrss":8}""") })).ShouldBe("changed-meanwhile");
    }

    [Fact]
    public async Task An_answer_outside_its_choices_changes_nothing()
    {
        var id = await NewLead();
        var refusal = await Should.ThrowAsync<InvalidRequestException>(() =>
            Coordinate(new CompleteAnswers { LeadId = id, Answers = QuoteRequests.Answers("""{"mrss":99,"lungs":"green"}""") }));

        refusal.Problems.Select(p => p.Code).ShouldBe(["out-of-range", "unknown-choice"], ignoreOrder: true);
        (await Lead(id)).Version.ShouldBe(0);
    }

    [Fact]
    public async Task Opening_a_lead_is_recorded_with_the_names_of_the_fields_only()
    {
        var id = await NewLead();
        await app.SendAsync(UseCaseFixture.Coordinator, new GetLead(id));

        var entries = await app.ReadAsync(db => db.Facts.Where(a => a.LeadId == id).ToListAsync());
        entries.ShouldContain(e => e.Kind == FactKind.LeadOpened && e.ActorId == UseCaseFixture.Coordinator.UserId);
        entries.Single(e => e.Kind == FactKind.ClinicalTextOpened).Fields.ShouldBe(["answers", "message"]);
    }

    [Fact]
    public async Task The_journal_cannot_be_changed_by_the_application()
    {
        var refused = await Should.ThrowAsync<Npgsql.PostgresException>(() => app.ReadAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE journal SET kind = 0")));
        refused.SqlState.ShouldBe("42501");
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => app.ReadAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE leads ADD x int")))).SqlState.ShouldBe("42501");
    }

    [Fact]
    public async Task Attempted_and_reached_are_separate_stamps()
    {
        var id = await NewLead();
        await Coordinate(new RecordContact(id, Reached: false, null));
        (await Lead(id)).ReachedAt.ShouldBeNull();
        await Coordinate(new RecordContact(id, Reached: true, "Will send her records."));

        var lead = await Lead(id);
        lead.FirstAttemptAt.ShouldNotBeNull();
        lead.ReachedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_timeline_keeps_the_order_of_what_happened()
    {
        var id = await NewLead();
        await Coordinate(new QualifyLead(id, null));

        var timeline = await app.SendAsync(UseCaseFixture.Coordinator, new GetTimeline(id));
        timeline.Items.Select(i => i.Kind + i.To).ShouldBe(["received", "claimed", "movedinTriage", "movedqualified"]);
    }

    [Fact]
    public async Task The_queue_shows_what_is_due_first_and_goes_on_behind_a_cursor()
    {
        for (var i = 0; i < 5; i++)
            await NewLead();
        var all = await app.SendAsync(UseCaseFixture.Coordinator, new ListLeads { Sort = "deadline", Limit = 200 });
        var paged = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await app.SendAsync(UseCaseFixture.Coordinator, new ListLeads { Sort = "deadline", Limit = 2, Cursor = cursor });
            paged.AddRange(page.Items.Select(i => i.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        paged.ShouldBe(all.Items.Select(i => i.Id));
        all.Items.Select(i => i.NextStepDueAt).ShouldBeInOrder();
    }

    private async Task<Guid> NewLead(SubmitQuoteRequest? request = null)
    {
        var answer = await app.SendAsync(Caller.Anonymous, request ?? QuoteRequests.Scleroderma());
        return await app.ReadAsync(db => db.Leads.Where(l => l.Reference == answer.Reference).Select(l => l.Id).SingleAsync());
    }

    private Task<Lead> Lead(Guid id) => app.ReadAsync(db => db.Leads.SingleAsync(l => l.Id == id));

    private Task Coordinate(MediatR.IRequest<MediatR.Unit> request) => app.SendAsync(UseCaseFixture.Coordinator, request);

    private async Task<string> Refused(MediatR.IRequest<MediatR.Unit> request) => (await Should.ThrowAsync<BrokenRuleException>(() => Coordinate(request))).Code;
}
