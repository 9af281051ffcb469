using System.Text.Json;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Cases;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Tests.Assignments;
using LeadCrm.Application.Tests.FollowUps;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Quotes;
using LeadCrm.Infrastructure.Jobs;
using LeadCrm.TestSupport;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Application.Tests.Catalogue;

/// <summary>Each test has a database of its own: it changes the catalogue.</summary>
public sealed class RecheckCasesTests : IAsyncLifetime
{
    private static readonly Caller s_rita = new(Roles.MedicalReviewer, Guid.NewGuid());
    private static readonly Caller s_bruno = new(Roles.MedicalReviewer, Guid.NewGuid());
    private static readonly EligibilityRule s_notFromFortyOn = new("not-from-forty-on", RuleKind.Excluded, new AgeBetween(40, 60), LocalizedText.English("Not offered between 40 and 60."));
    private static readonly EligibilityRule s_carefulFromFortyOn = new("careful-from-forty-on", RuleKind.Caution, new AgeBetween(40, 60), LocalizedText.English("Weigh it between 40 and 60."));

    private readonly UseCaseFixture app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task What_was_found_unproven_is_taken_back_from_every_clinic_and_comes_to_a_coordinator()
    {
        var (quoted, quote) = await app.QuotedByAAsync();
        await app.SendAsync(Caller.Patient(quoted.LeadId), new ShareIdentity(quoted.Id, RisksAcknowledged: true));
        var waiting = await app.QualifiedLeadAsync();
        await LowerAsync(EvidenceLevel.Unproven);
        await RecheckAsync();

        (await app.AssignmentsOfAsync(quoted.LeadId)).ShouldAllBe(a => a.Status == AssignmentStatus.Recalled && a.EndReason == "unproven-treatment");
        (await app.ReadAsync(db => db.IdentityReleases.SingleAsync(r => r.AssignmentId == quoted.Id))).Identity.ShouldBeNull();
        (await app.ReadAsync(db => db.Quotes.SingleAsync(q => q.Id == quote))).Status.ShouldBe(QuoteStatus.Superseded);
        foreach (var id in new[] { quoted.LeadId, waiting })
        {
            var lead = await app.LeadAsync(id);
            (lead.Stage, lead.StageReason, lead.NextStep, lead.WaitingOn, lead.RoutingDueAt).ShouldBe((LeadStage.InTriage, "unproven-treatment", NextStep.FindAnotherWay, WaitingOn.Us, null));
        }

        (await app.SendAsync(Caller.Patient(quoted.LeadId), new GetCase())).StatusText.ShouldContain("not proven to help");
        (await app.ReadAsync(db => db.Messages.CountAsync(m => m.LeadId == quoted.LeadId && m.Status == Domain.FollowUps.MessageStatus.Due))).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_decides_on_a_revision_reads_which_cases_it_reaches()
    {
        await app.QualifiedLeadAsync();
        await app.OfferToAAsync();
        await app.AcceptedByAAsync();
        await app.ChosenOfAAsync();
        var draft = await DraftAsync(c => c with { EvidenceLevel = EvidenceLevel.Unproven, Alternative = LocalizedText.English("Talk to a rheumatologist."), Evidence = LocalizedText.English("Newer studies are less sure.") }, "Nothing is left that supports it.");
        (await app.SendAsync(s_rita, new GetRevision(draft.Id))).Reaches.ShouldBe(new OpenCases(Asked: 2, WithClinics: 1, Booked: 1));
        await app.SendAsync(s_rita, new ProposeRevision(draft.Id, draft.Version));

        // The router of a later case has taken the first one along.
        (await app.SendAsync(s_bruno, new GetRevision(draft.Id))).Reaches.ShouldBe(new OpenCases(Asked: 2, WithClinics: 1, Booked: 1));
    }

    [Fact]
    public async Task Nobody_goes_a_step_further_with_an_unproven_treatment_even_before_it_is_taken_back()
    {
        var offer = await app.OfferToAAsync();
        var accepted = await app.AcceptedByAAsync();
        var (quoted, quote) = await app.QuotedByAAsync();
        await app.SendAsync(Caller.Patient(quoted.LeadId), new ShareIdentity(quoted.Id, RisksAcknowledged: true));
        await LowerAsync(EvidenceLevel.Unproven);

        foreach (var step in new Func<Task>[]
        {
            () => app.SendAsync(UseCaseFixture.ClinicA, new AcceptOffer(offer.Id)),
            () => app.SendAsync(UseCaseFixture.ClinicA, ClinicStory.Quote(accepted.Id)),
            () => app.SendAsync(Caller.Patient(accepted.LeadId), new ShareIdentity(accepted.Id, RisksAcknowledged: true)),
            () => app.SendAsync(Caller.Patient(quoted.LeadId), new AcceptQuote(quote)),
        })
            (await Should.ThrowAsync<BrokenRuleException>(step)).Code.ShouldBe("unproven-treatment");
        (await app.LeadAsync(quoted.LeadId)).Stage.ShouldBe(LeadStage.Quoted);
    }

    [Fact]
    public async Task What_is_given_only_inside_a_trial_today_is_not_booked_at_a_price()
    {
        var (quoted, quote) = await app.QuotedByAAsync();
        await app.SendAsync(Caller.Patient(quoted.LeadId), new ShareIdentity(quoted.Id, RisksAcknowledged: true));
        await LowerAsync(EvidenceLevel.Investigational);
        await RecheckAsync();

        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(Caller.Patient(quoted.LeadId), new AcceptQuote(quote)))).Code.ShouldBe("trial-has-no-price");
        var all = await app.AssignmentsOfAsync(quoted.LeadId);
        all.Single(a => a.Id == quoted.Id).Status.ShouldBe(AssignmentStatus.Quoted);
        all.Where(a => a.Id != quoted.Id).ShouldAllBe(a => a.Status == AssignmentStatus.Recalled && a.EndReason == "evidence-not-acknowledged");
        (await app.LeadAsync(quoted.LeadId)).NextStep.ShouldBe(NextStep.JudgeEvidence);
    }

    [Fact]
    public async Task A_booked_case_stays_and_a_person_is_asked_once()
    {
        var chosen = await app.ChosenOfAAsync();
        await LowerAsync(EvidenceLevel.Unproven);
        await RecheckAsync();
        await RecheckAsync();

        (await app.ReadAsync(chosen)).Status.ShouldBe(AssignmentStatus.Chosen);
        var lead = await app.LeadAsync(chosen.LeadId);
        (lead.Stage, lead.NextStep, lead.WaitingOn).ShouldBe((LeadStage.Booked, NextStep.JudgeEvidence, WaitingOn.Us));
        (await DoubtsAsync(chosen.LeadId)).ShouldBe(["unproven-treatment"]);
    }

    [Fact]
    public async Task A_rule_that_now_speaks_against_a_patient_takes_back_what_no_clinic_has_answered()
    {
        var accepted = await app.AcceptedByAAsync();
        var offered = await app.OfferToAAsync();
        var waiting = await app.QualifiedLeadAsync();
        await RuleAsync(s_notFromFortyOn);
        await RecheckAsync();

        (await app.ReadAsync(accepted)).Status.ShouldBe(AssignmentStatus.Accepted);
        (await DoubtsAsync(accepted.LeadId)).ShouldBe(["not-eligible"]);
        (await app.LeadAsync(accepted.LeadId)).NextStep.ShouldBe(NextStep.JudgeEvidence);
        (await app.ReadAsync(offered)).ShouldSatisfyAllConditions(a => a.Status.ShouldBe(AssignmentStatus.Recalled), a => a.EndReason.ShouldBe("not-eligible"));
        foreach (var id in new[] { offered.LeadId, waiting })
        {
            var lead = await app.LeadAsync(id);
            (lead.Stage, lead.StageReason, lead.Eligibility, lead.RoutingDueAt).ShouldBe((LeadStage.InTriage, "not-eligible", EligibilityOutcome.NotEligible, null));
        }

        (await app.SendAsync(UseCaseFixture.Coordinator, new GetTimeline(waiting))).Items.ShouldContain(l => l.Kind == "eligibility-reassessed" && l.Reason == "not-eligible");
    }

    [Fact]
    public async Task A_new_caution_goes_along_to_the_clinics_that_are_asked_from_now_on()
    {
        var submitted = await app.SendAsync(Caller.Anonymous, QuoteRequests.Scleroderma());
        var id = await app.ReadAsync(db => db.Leads.Where(l => l.Reference == submitted.Reference).Select(l => l.Id).SingleAsync());
        await app.SendAsync(UseCaseFixture.Coordinator, new QualifyLead(id, "Early, progressing fast."));
        await RuleAsync(s_carefulFromFortyOn);
        await RecheckAsync();
        await app.RouteAsync();

        (await app.LeadAsync(id)).Eligibility.ShouldBe(EligibilityOutcome.Caution);
        var offer = (await app.AssignmentsOfAsync(id)).Single(a => a.ClinicId == UseCaseFixture.ClinicA.ClinicId);
        var shown = (await app.SendAsync(UseCaseFixture.ClinicA, new GetOffer(offer.Id))).Case.ShouldNotBeNull();
        shown.Findings.ShouldContain(f => f.StartsWith("Weigh it between 40 and 60."));
        shown.Summary.ShouldBe("Early, progressing fast.");
    }

    [Fact]
    public async Task An_override_in_writing_holds_only_for_the_refusal_it_was_written_for()
    {
        var id = await app.QualifiedLeadAsync();
        await RuleAsync(s_notFromFortyOn);
        await RecheckAsync();
        await app.SendAsync(s_rita, new OverrideEligibility(id, "Discussed; the benefit outweighs it."));
        await app.SendAsync(UseCaseFixture.Coordinator, new QualifyLead(id, null));
        await RuleAsync(s_carefulFromFortyOn);
        await RecheckAsync();
        await app.RouteAsync();

        (await app.LeadAsync(id)).Stage.ShouldBe(LeadStage.Routed);
    }

    [Fact]
    public async Task A_finding_confirmed_while_clinics_are_asked_takes_back_what_they_have_not_answered()
    {
        var offer = await app.OfferToAAsync();
        await app.SendAsync(UseCaseFixture.Coordinator, new CompleteAnswers
        {
            LeadId = offer.LeadId,
            Answers = JsonSerializer.Deserialize<JsonElement>("""{"pulmonaryHypertension":"confirmed"}"""),
            Confirmed = ["pulmonaryHypertension"],
        });

        (await app.AssignmentsOfAsync(offer.LeadId)).ShouldAllBe(a => a.Status == AssignmentStatus.Recalled && a.EndReason == "not-eligible");
        var lead = await app.LeadAsync(offer.LeadId);
        (lead.Stage, lead.StageReason).ShouldBe((LeadStage.InTriage, "not-eligible"));
    }

    [Fact]
    public async Task It_looks_again_until_every_process_knows_the_revision_and_then_no_more()
    {
        await app.SendAsync(Caller.Anonymous, QuoteRequests.Scleroderma());
        await PutIntoForceAsync(s_notFromFortyOn);
        await using var another = UseCaseServices.Build(LeadCrmTemplate.Configuration(), app.ConnectionString, app.Time);
        await RecheckAsync(another);
        // This process still knows the catalogue as it was.
        var late = await app.OfferToAAsync();
        await RecheckAsync(another);
        (await app.ReadAsync(late)).Status.ShouldBe(AssignmentStatus.Recalled);

        app.Time.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RecheckAsync(another)));
        (await app.ReadAsync(db => db.PairRevisions.SingleAsync(r => r.Status == RevisionStatus.Approved))).RecheckedAt.ShouldBe(app.Time.GetUtcNow());
    }

    [Fact]
    [Poisons(nameof(Drain.Rechecks))]
    public async Task A_case_that_cannot_be_looked_at_again_lets_the_others_be_and_is_told()
    {
        var poisoned = await app.OfferToAAsync();
        var sound = await app.OfferToAAsync();
        await using var poison = new Poison(app.OwnerConnectionString);
        await poison.RefuseAsync("leads", "UPDATE", $"OLD.id = '{poisoned.LeadId}' AND NEW.next_step <> {(short)NextStep.ResolveFailure}");
        await LowerAsync(EvidenceLevel.Unproven);
        await RecheckAsync();
        (await app.ReadAsync(sound)).Status.ShouldBe(AssignmentStatus.Recalled);
        (await app.ReadAsync(poisoned)).Status.ShouldBe(AssignmentStatus.Offered);

        app.Time.Advance(TimeSpan.FromMinutes(1));
        await RecheckAsync();
        (await app.ReadAsync(db => db.PairRevisions.SingleAsync(r => r.Status == RevisionStatus.Approved))).RecheckedAt.ShouldBeNull("nobody was told yet");
        await RecheckAsync();
        await RecheckAsync();
        var lead = await app.LeadAsync(poisoned.LeadId);
        (lead.NextStep, lead.WaitingOn).ShouldBe((NextStep.ResolveFailure, WaitingOn.Us));
        (await app.ReadAsync(db => db.PairRevisions.SingleAsync(r => r.Status == RevisionStatus.Approved))).RecheckedAt.ShouldNotBeNull();
    }

    private Task RecheckAsync() => RecheckAsync(app.Services);

    private static async Task RecheckAsync(IServiceProvider process)
    {
        bool more;
        do
        {
            await using var scope = process.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
            more = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RecheckCases { PageSize = 1 });
        }
        while (more);
    }

    private Task<List<string?>> DoubtsAsync(Guid lead) =>
        app.ReadAsync(db => db.Facts.Where(e => e.LeadId == lead && e.Kind == FactKind.EvidenceDoubted).Select(e => e.Reason).ToListAsync());

    private async Task LowerAsync(EvidenceLevel level)
    {
        var draft = await DraftAsync(c => c with { EvidenceLevel = level, Alternative = LocalizedText.English("Talk to a rheumatologist."), Evidence = LocalizedText.English("Newer studies are less sure.") }, "Nothing is left that supports it.");
        await app.SendAsync(s_rita, new ProposeRevision(draft.Id, draft.Version));
        await app.SendAsync(s_bruno, new ApproveRevision(draft.Id, draft.Version + 1, null));
        KnowIt();
    }

    /// <summary>The rule takes the place of whatever rule an earlier revision of the test added.</summary>
    private async Task RuleAsync(EligibilityRule rule)
    {
        await PutIntoForceAsync(rule);
        KnowIt();
    }

    private async Task PutIntoForceAsync(EligibilityRule rule)
    {
        var draft = await DraftAsync(c => c with { Rules = new([.. c.Rules.Rules.Where(r => r.Code != s_notFromFortyOn.Code), rule]) }, levelReason: null);
        await app.SendAsync(s_rita, new PutRevisionIntoForce(draft.Id, draft.Version));
    }

    private async Task<SavedRevision> DraftAsync(Func<PairContent, PairContent> change, string? levelReason)
    {
        var start = await app.SendAsync(s_rita, new GetPairDraft("systemic-sclerosis", "hsct"));
        return await app.SendAsync(s_rita, new SaveRevision("systemic-sclerosis", "hsct", start.BaseVersion, null, change(start.Content), "A new finding.", levelReason));
    }

    /// <summary>The snapshot of the catalogue is at most five seconds old.</summary>
    private void KnowIt() => app.Time.Advance(TimeSpan.FromSeconds(6));
}
