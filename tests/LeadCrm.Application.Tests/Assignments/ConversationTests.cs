using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Cases;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Assignments;

public sealed class ConversationTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>, IDisposable
{
    private static Caller ClinicA => UseCaseFixture.ClinicA;

    public void Dispose() => app.Time.SetUtcNow(UseCaseFixture.Monday.AddDays(s_days += 40));

    private static int s_days;

    [Fact]
    public async Task A_question_stops_the_clock_of_an_offer_until_the_coordinator_answers()
    {
        var offer = await app.OfferToAAsync();
        await AskAsync(offer, "Is there a recent echocardiogram?");
        var asked = await app.SendAsync(ClinicA, new GetOffer(offer.Id));
        (asked.Pause!.Left, asked.MayPause).ShouldBe((TimeSpan.FromHours(8) - (app.Time.GetUtcNow() - offer.OfferedAt), false));
        asked.Conversation.ShouldHaveSingleItem().Text.ShouldBe("Is there a recent echocardiogram?");
        (await app.SendAsync(ClinicA, new ListOffers { Part = OfferParts.Open })).Items.Single(o => o.Id == offer.Id).Pause.ShouldNotBeNull();
        var lead = await app.LeadAsync(offer.LeadId);
        (lead.NextStep, lead.WaitingOn).ShouldBe((NextStep.AnswerClinic, WaitingOn.Us));

        // Two days later the first deadline is long over, and the offer still waits.
        app.Time.Advance(TimeSpan.FromDays(2));
        await app.SendAsync(Caller.System, new ExpireOffers());
        (await app.ReadAsync(offer)).Status.ShouldBe(AssignmentStatus.Offered);

        await AnswerAsync(offer, "Yes, of this spring: ejection fraction 62 %.");
        var answered = await app.SendAsync(ClinicA, new GetOffer(offer.Id));
        (answered.Pause, answered.MayPause).ShouldBe((null, true));
        answered.ExpiresAt.ShouldBeGreaterThan(app.Time.GetUtcNow());
        answered.Conversation.Select(l => (l.FromClinic, l.Text)).ShouldBe([(true, "Is there a recent echocardiogram?"), (false, "Yes, of this spring: ejection fraction 62 %.")]);
        lead = await app.LeadAsync(offer.LeadId);
        (lead.NextStep, lead.WaitingOn, lead.NextStepDueAt <= answered.ExpiresAt).ShouldBe((NextStep.AnswerOffer, WaitingOn.Clinic, true));
        (await app.ReadAsync(db => db.Messages.CountAsync(m => m.Kind == MessageKind.AnswerToClinic && m.AssignmentId == offer.Id))).ShouldBe(1);
        (await KindsAsync(offer)).ShouldBeSubsetOf(await KindsAsync(offer));
        (await KindsAsync(offer)).Count(k => k is FactKind.ClinicAsked or FactKind.OfferPaused or FactKind.ClinicAnswered or FactKind.OfferResumed).ShouldBe(4);

        app.Time.SetUtcNow(answered.ExpiresAt);
        await app.SendAsync(Caller.System, new ExpireOffers());
        (await app.ReadAsync(offer)).Status.ShouldBe(AssignmentStatus.Expired);
    }

    [Fact]
    public async Task A_question_that_nobody_answers_holds_an_offer_for_five_working_days_and_its_own_time()
    {
        var offer = await app.OfferToAAsync();
        await AskAsync(offer, "May we see the records?");
        var paused = await app.ReadAsync(offer);
        (paused.PauseEndsAt - paused.PausedAt).ShouldNotBeNull().ShouldBeLessThanOrEqualTo(TimeSpan.FromDays(5));
        app.Time.SetUtcNow(paused.ExpiresAt - TimeSpan.FromMinutes(1));
        await app.SendAsync(Caller.System, new ExpireOffers());
        (await app.ReadAsync(offer)).Status.ShouldBe(AssignmentStatus.Offered);
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.SendAsync(Caller.System, new ExpireOffers());
        (await app.ReadAsync(offer)).Status.ShouldBe(AssignmentStatus.Expired);
    }

    [Fact]
    public async Task Two_questions_at_once_stop_the_clock_once_and_both_are_kept()
    {
        var offer = await app.OfferToAAsync();
        await Task.WhenAll(AskAsync(offer, "First?"), AskAsync(offer, "Second?"));
        (await app.ReadAsync(offer)).Pauses.ShouldBe(1);
        (await app.SendAsync(ClinicA, new GetOffer(offer.Id))).Conversation.Select(l => l.Text).ShouldBe(["First?", "Second?"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_says_who_the_patient_is_stays_here_until_the_patient_has_confirmed_the_clinic()
    {
        var assignment = await app.AcceptedByAAsync();
        await AskAsync(assignment, "How do we reach her?");
        (await CodeAsync(() => AnswerAsync(assignment, "At jane.roe@example.org."))).ShouldBe("identifiers-found");
        (await CodeAsync(() => AnswerAsync(assignment, "Jane Roe prefers mornings."))).ShouldBe("identifiers-unapproved");
        (await app.ReadAsync(assignment)).Status.ShouldBe(AssignmentStatus.InfoRequested);

        await app.SendAsync(Caller.Patient(assignment.LeadId), new ShareIdentity(assignment.Id, RisksAcknowledged: true));
        await AnswerAsync(assignment, "At jane.roe@example.org.");
        (await app.ReadAsync(assignment)).Status.ShouldBe(AssignmentStatus.UnderReview);
        var lead = await app.LeadAsync(assignment.LeadId);
        (lead.NextStep, lead.WaitingOn).ShouldBe((NextStep.SendQuote, WaitingOn.Clinic));
    }

    [Fact]
    public async Task Marking_the_records_as_sent_is_an_answer()
    {
        var offer = await app.OfferToAAsync();
        await AskAsync(offer, "May we see the records?");
        app.Time.Advance(TimeSpan.FromSeconds(1));
        await app.SendAsync(UseCaseFixture.Coordinator, new AnswerClinic(offer.Id, null, RecordsSent: true));
        var read = await app.SendAsync(ClinicA, new GetOffer(offer.Id));
        (read.Pause, read.Conversation[^1].RecordsSent).ShouldBe((null, true));
    }

    [Fact]
    public async Task A_clinics_question_stays_our_next_step_while_another_clinic_goes_on()
    {
        var offer = await app.OfferToAAsync();
        var other = (await app.AssignmentsOfAsync(offer.LeadId)).Single(a => a.ClinicId == UseCaseFixture.ClinicB.ClinicId);
        await AskAsync(offer, "Is there a recent echocardiogram?");
        await app.SendAsync(UseCaseFixture.ClinicB, new AcceptOffer(other.Id));
        (await app.LeadAsync(offer.LeadId)).NextStep.ShouldBe(NextStep.AnswerClinic);
        await AnswerAsync(offer, "Yes.");
        (await app.LeadAsync(offer.LeadId)).NextStep.ShouldBe(NextStep.ConfirmClinic);
    }

    [Fact]
    public async Task A_clinic_reads_its_own_conversation_and_no_other()
    {
        var offer = await app.OfferToAAsync();
        var other = (await app.AssignmentsOfAsync(offer.LeadId)).Single(a => a.ClinicId == UseCaseFixture.ClinicB.ClinicId);
        await AskAsync(offer, "Ours?");
        (await app.SendAsync(UseCaseFixture.ClinicB, new GetOffer(other.Id))).Conversation.ShouldBeEmpty();
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.ClinicB, new AskCoordinator(offer.Id, "And ours?")));
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(ClinicA, new AnswerClinic(offer.Id, "We answer ourselves.")));
        var talks = await app.SendAsync(UseCaseFixture.Coordinator, new GetClinicTalk(offer.LeadId));
        talks.Count(t => t.Lines.Count > 0).ShouldBe(1);
        talks.Single(t => t.AssignmentId == offer.Id).WaitsSince.ShouldNotBeNull();
    }

    private Task<MediatR.Unit> AskAsync(Assignment assignment, string question) => app.SendAsync(ClinicA, new AskCoordinator(assignment.Id, question));

    private Task<MediatR.Unit> AnswerAsync(Assignment assignment, string answer) => app.SendAsync(UseCaseFixture.Coordinator, new AnswerClinic(assignment.Id, answer));

    private Task<List<FactKind>> KindsAsync(Assignment assignment) =>
        app.ReadAsync(db => db.Facts.Where(e => e.AssignmentId == assignment.Id).Select(e => e.Kind).ToListAsync());

    private static async Task<string> CodeAsync(Func<Task> act) => (await Should.ThrowAsync<BrokenRuleException>(act)).Code;
}
