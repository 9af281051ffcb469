using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Cases;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Returns;
using LeadCrm.Application.Tests.Assignments;
using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Returns;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadCrm.Application.Tests.Returns;

/// <summary>Each test has a database of its own: shares are counted over everything a clinic was offered.</summary>
public sealed class ReturnsTests : IAsyncLifetime
{
    private readonly UseCaseFixture app = new();

    private static Caller ClinicA => UseCaseFixture.ClinicA;

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_coordinator_approves_spam_and_the_lead_comes_to_a_person_and_never_again_to_the_clinic()
    {
        var assignment = await app.AcceptedByAAsync();
        await app.SendAsync(Caller.Patient(assignment.LeadId), new ShareIdentity(assignment.Id, RisksAcknowledged: true));
        (await ReturnAsync(assignment, "spam", "The text is an advertisement.")).Status.ShouldBe("requested");
        (await app.LeadAsync(assignment.LeadId)).NextStep.ShouldBe(NextStep.DecideReturn);
        await EndOthersAsync(assignment);

        var asked = (await app.SendAsync(UseCaseFixture.Manager, new ListReturns())).Items.ShouldHaveSingleItem();
        (asked.Reason, asked.Note, asked.IsLiving).ShouldBe(("spam", "The text is an advertisement.", true));
        await app.SendAsync(UseCaseFixture.Manager, new DecideReturn(asked.Id, Approve: true, null));

        var ended = await app.ReadAsync(assignment);
        (ended.Status, ended.EndReason, ended.IdentitySharedAt).ShouldBe((AssignmentStatus.Returned, "spam", null));
        (await app.ReadAsync(db => db.IdentityReleases.SingleAsync(r => r.AssignmentId == assignment.Id))).Identity.ShouldBeNull();
        var lead = await app.LeadAsync(assignment.LeadId);
        (lead.Stage, lead.StageReason, lead.NextStep, lead.RoutingDueAt).ShouldBe((LeadStage.InTriage, Reasons.Returned, NextStep.JudgeReturned, null));

        var third = await app.AddClinicAsync();
        await app.SendAsync(UseCaseFixture.Coordinator, new QualifyLead(lead.Id, null));
        await app.RouteAsync();
        (await app.AssignmentsOfAsync(lead.Id)).Where(a => a.IsLiving).ShouldHaveSingleItem().ClinicId.ShouldBe(third);
    }

    [Fact]
    public async Task Contact_details_that_nobody_could_use_are_taken_back_by_rule()
    {
        var assignment = await app.AcceptedByAAsync();
        for (var i = 0; i < ReturnEvidence.AttemptsThatProve; i++)
        {
            await app.SendAsync(UseCaseFixture.Coordinator, new RecordContact(assignment.LeadId, Reached: false, null));
            // Two calls within a minute are one call, sent twice.
            app.Time.Advance(TimeSpan.FromMinutes(2));
        }

        (await ReturnAsync(assignment, "contact-invalid")).Status.ShouldBe("approved");
        (await app.ReadAsync(assignment)).Status.ShouldBe(AssignmentStatus.Returned);
        (await app.SendAsync(UseCaseFixture.Manager, new ListReturns { Status = "approved" })).Items.ShouldHaveSingleItem().Rule.ShouldBe("never-reached");
        var lead = await app.LeadAsync(assignment.LeadId);
        // The other clinic still has its offer: the lead stays with it, only the search for more stops.
        (lead.Stage, lead.RoutingHeld, lead.NextStep).ShouldBe((LeadStage.Routed, true, NextStep.JudgeReturned));
    }

    [Theory]
    [InlineData("smtp-550", "approved")]
    [InlineData("address-invalid", "approved")]
    [InlineData("smtp-message-554", "requested")]
    [InlineData("server-stalled", "requested")]
    [InlineData("not-composed", "requested")]
    public async Task A_mail_that_we_gave_up_proves_a_return_only_where_its_address_was_refused(string outcome, string answer)
    {
        var assignment = await app.AcceptedByAAsync();
        await app.ReadAsync(db => db.Messages.Where(m => m.LeadId == assignment.LeadId && m.Kind == MessageKind.Acknowledgement)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Status, MessageStatus.Failed).SetProperty(x => x.Outcome, outcome)));
        (await ReturnAsync(assignment, "contact-invalid")).Status.ShouldBe(answer);
    }

    [Fact]
    public async Task A_refused_return_leaves_the_case_with_the_clinic_which_reads_why()
    {
        var assignment = await app.AcceptedByAAsync();
        await ReturnAsync(assignment, "bogus", "The name sounds invented.");
        var asked = (await app.SendAsync(UseCaseFixture.Coordinator, new ListReturns { LeadId = assignment.LeadId })).Items.ShouldHaveSingleItem();
        await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(UseCaseFixture.Coordinator, new DecideReturn(asked.Id, Approve: false, " ")));
        (await CodeAsync(() => app.SendAsync(UseCaseFixture.Coordinator, new DecideReturn(asked.Id, Approve: false, "Jane Roe answered us.")))).ShouldBe("identifiers-found");
        await app.SendAsync(UseCaseFixture.Coordinator, new DecideReturn(asked.Id, Approve: false, "We spoke to the patient today."));

        var read = await app.SendAsync(ClinicA, new GetOffer(assignment.Id));
        (read.Status, read.Return!.Status, read.Return.Words).ShouldBe(("accepted", "refused", "We spoke to the patient today."));
        (await CodeAsync(() => ReturnAsync(assignment, "bogus", "Still."))).ShouldBe("return-decided");
        (await CodeAsync(() => app.SendAsync(UseCaseFixture.Coordinator, new DecideReturn(asked.Id, Approve: true, null)))).ShouldBe("return-decided");
        (await app.LeadAsync(assignment.LeadId)).NextStep.ShouldBe(NextStep.ConfirmClinic);
        // What was refused is not counted against the share.
        (await app.SendAsync(ClinicA, new GetReturnAllowance())).Used.ShouldBe(0);
    }

    [Fact]
    public async Task A_medical_judgement_is_no_return_but_has_a_verb_of_its_own()
    {
        var assignment = await app.AcceptedByAAsync();
        (await CodeAsync(() => ReturnAsync(assignment, "medically-unsuitable"))).ShouldBe("return-medical");
        await app.SendAsync(ClinicA, new ReportUnsuitable(assignment.Id, "Dr. Elif Kaya", "Advanced pulmonary fibrosis."));
        (await app.ReadAsync(assignment)).Status.ShouldBe(AssignmentStatus.Unsuitable);
        (await app.SendAsync(UseCaseFixture.Coordinator, new GetTimeline(assignment.LeadId))).Items
            .ShouldContain(l => l.Kind == "found-unsuitable" && l.Note == "Dr. Elif Kaya: Advanced pulmonary fibrosis.");
        (await app.LeadAsync(assignment.LeadId)).RoutingDueAt.ShouldNotBeNull();
        (await app.SendAsync(ClinicA, new GetReturnAllowance())).Used.ShouldBe(0);
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.ClinicB, new ReportUnsuitable(assignment.Id, "Dr. X", "No.")));
    }

    [Fact]
    public async Task Sent_twice_at_once_a_return_is_asked_for_once_and_two_at_once_do_not_slip_under_the_limit()
    {
        var first = await app.AcceptedByAAsync();
        var twice = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryReturnAsync(first)));
        twice.ShouldAllBe(c => c == "requested");
        (await app.ReadAsync(db => db.LeadReturns.CountAsync(r => r.AssignmentId == first.Id))).ShouldBe(1);
        (await CodeAsync(() => ReturnAsync(first, "bogus", "Another reason."))).ShouldBe("return-asked");

        await RefuseAllAsync();
        var cases = new List<Assignment>();
        for (var i = 0; i < 4; i++)
            cases.Add(await app.AcceptedByAAsync());
        var together = await Task.WhenAll(cases.Select(TryReturnAsync));
        together.Count(c => c == "requested").ShouldBe(1);
        together.Where(c => c != "requested").ShouldAllBe(c => c == "return-share-used");
    }

    [Fact]
    public async Task Another_clinics_case_is_not_there_and_an_open_offer_is_declined_instead()
    {
        var assignment = await app.AcceptedByAAsync();
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.ClinicB, new RequestReturn(assignment.Id, "spam", "Ours.")));
        var other = (await app.AssignmentsOfAsync(assignment.LeadId)).Single(a => a.ClinicId == UseCaseFixture.ClinicB.ClinicId);
        (await CodeAsync(() => app.SendAsync(UseCaseFixture.ClinicB, new RequestReturn(other.Id, "spam", "Text.")))).ShouldBe("return-not-accepted");
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(ClinicA, new ListReturns()));
    }

    [Fact]
    public async Task A_return_comes_too_late_after_fourteen_days()
    {
        var assignment = await app.AcceptedByAAsync();
        app.Time.Advance(TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));
        (await CodeAsync(() => ReturnAsync(assignment, "spam", "Text."))).ShouldBe("return-too-late");
    }

    [Fact]
    public async Task A_cycle_of_returns_stops_routing_and_goes_to_a_person()
    {
        await app.AddClinicAsync();
        var mine = await app.AcceptedByAAsync();
        var other = (await app.AssignmentsOfAsync(mine.LeadId)).Single(a => a.ClinicId == UseCaseFixture.ClinicB.ClinicId);
        await app.SendAsync(UseCaseFixture.ClinicB, new AcceptOffer(other.Id));
        await ReturnAsync(mine, "wrong-treatment", "Asks for something else.");
        await app.SendAsync(UseCaseFixture.ClinicB, new RequestReturn(other.Id, "wrong-treatment", "So it does."));

        var waiting = (await app.SendAsync(UseCaseFixture.Manager, new ListReturns())).Items;
        await app.SendAsync(UseCaseFixture.Manager, new DecideReturn(waiting[0].Id, Approve: true, null));
        (await app.LeadAsync(mine.LeadId)).RoutingHeld.ShouldBeFalse();
        // Approved twice at once: decided once.
        var codes = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            try
            {
                await app.SendAsync(UseCaseFixture.Manager, new DecideReturn(waiting[1].Id, Approve: true, null));
                return "done";
            }
            catch (BrokenRuleException e)
            {
                return e.Code;
            }
        }));
        codes.ShouldAllBe(c => c == "done");
        (await app.ReadAsync(db => db.Facts.CountAsync(e => e.LeadId == mine.LeadId && e.Kind == FactKind.ReturnApproved))).ShouldBe(2);

        var lead = await app.LeadAsync(mine.LeadId);
        (lead.RoutingHeld, lead.RoutingDueAt, lead.NextStep).ShouldBe((true, null, NextStep.JudgeReturned));
        foreach (var left in (await app.AssignmentsOfAsync(lead.Id)).Where(a => a.IsLiving))
            await app.SendAsync(new Caller(Roles.Clinic, Guid.NewGuid(), left.ClinicId), new DeclineOffer(left.Id, "capacity", null));
        lead = await app.LeadAsync(mine.LeadId);
        (lead.Stage, lead.RoutingDueAt).ShouldBe((LeadStage.InTriage, null));
    }

    [Fact]
    public async Task A_return_decided_by_somebody_else_while_its_case_is_read_is_said_to_be_decided()
    {
        var mine = await app.AcceptedByAAsync();
        await ReturnAsync(mine, "wrong-treatment", "Asks for something else.");
        var asked = (await app.SendAsync(UseCaseFixture.Manager, new ListReturns())).Items.ShouldHaveSingleItem();
        await using var somebody = new NpgsqlConnection(app.OwnerConnectionString);
        await somebody.OpenAsync(TestContext.Current.CancellationToken);
        await using var decision = await somebody.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(somebody, "LOCK TABLE assignments IN ACCESS EXCLUSIVE MODE");

        var late = Task.Run(() => CodeAsync(() => app.SendAsync(UseCaseFixture.Manager, new DecideReturn(asked.Id, Approve: true, "Thank you."))), TestContext.Current.CancellationToken);
        while (!late.IsCompleted && await ExecuteAsync(somebody, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") is 0L)
            await Task.Yield();
        await ExecuteAsync(somebody, $"UPDATE lead_returns SET status = {(int)ReturnStatus.Approved}, version = version + 1 WHERE id = '{asked.Id}'");
        await ExecuteAsync(somebody, $"UPDATE assignments SET status = {(int)AssignmentStatus.Returned}, version = version + 1 WHERE id = '{mine.Id}'");
        await decision.CommitAsync(TestContext.Current.CancellationToken);

        (await late).ShouldBe("return-decided");
    }

    [Fact]
    public async Task A_returned_lead_is_replaced_its_place_is_free_for_the_next_case()
    {
        var small = await app.AddClinicAsync(new Domain.Clinics.Capacity { PerDay = 1 });
        var clinic = new Caller(Roles.Clinic, Guid.NewGuid(), small);
        var offer = (await app.AssignmentsOfAsync(await app.RoutedLeadAsync())).Single(a => a.ClinicId == small);
        (await app.AssignmentsOfAsync(await app.RoutedLeadAsync())).ShouldNotContain(a => a.ClinicId == small);
        await app.SendAsync(clinic, new AcceptOffer(offer.Id));
        await app.SendAsync(clinic, new RequestReturn(offer.Id, "spam", "An advertisement."));
        var asked = (await app.SendAsync(UseCaseFixture.Manager, new ListReturns())).Items.ShouldHaveSingleItem();
        await app.SendAsync(UseCaseFixture.Manager, new DecideReturn(asked.Id, Approve: true, "Thank you."));

        (await app.AssignmentsOfAsync(await app.RoutedLeadAsync())).ShouldContain(a => a.ClinicId == small);
        var numbers = await app.SendAsync(clinic, new OwnPerformance());
        (numbers.Offered, numbers.Returned, numbers.ReturnRate).ShouldBe((2, 1, 0.5));
    }

    private Task<ReturnAnswer> ReturnAsync(Assignment assignment, string reason, string? note = null) => app.SendAsync(ClinicA, new RequestReturn(assignment.Id, reason, note));

    private async Task<string> TryReturnAsync(Assignment assignment)
    {
        try
        {
            return (await ReturnAsync(assignment, "spam", "An advertisement.")).Status;
        }
        catch (BrokenRuleException e)
        {
            return e.Code;
        }
    }

    private async Task EndOthersAsync(Assignment kept)
    {
        foreach (var other in (await app.AssignmentsOfAsync(kept.LeadId)).Where(a => a.IsLiving && a.Id != kept.Id))
            await app.SendAsync(new Caller(Roles.Clinic, Guid.NewGuid(), other.ClinicId), new DeclineOffer(other.Id, "capacity", null));
    }

    private async Task RefuseAllAsync()
    {
        foreach (var asked in (await app.SendAsync(UseCaseFixture.Manager, new ListReturns())).Items)
            await app.SendAsync(UseCaseFixture.Manager, new DecideReturn(asked.Id, Approve: false, "No."));
    }

    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<string> CodeAsync(Func<Task> act) => (await Should.ThrowAsync<BrokenRuleException>(act)).Code;
}
