using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Leads;
using LeadCrm.Infrastructure.Database;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Leads;

public sealed class QueueOrderTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private sealed record Place(NextStep Step, WaitingOn On, bool RedFlag, TimeSpan Age, TimeSpan Due);

    // As the queue shows them: emergency, fresh (newest first), older first contacts, ours, theirs, aftercare; each by deadline.
    private static readonly Place[] s_expected =
    [
        new(NextStep.ClearRedFlag, WaitingOn.Us, true, TimeSpan.FromDays(3), TimeSpan.FromDays(-3)),
        new(NextStep.Triage, WaitingOn.Us, false, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(55)),
        new(NextStep.Triage, WaitingOn.Us, false, TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(10)),
        new(NextStep.Triage, WaitingOn.Us, false, TimeSpan.FromDays(2), TimeSpan.FromDays(-2)),
        new(NextStep.Triage, WaitingOn.Us, false, TimeSpan.FromHours(2), TimeSpan.FromHours(-1)),
        new(NextStep.AnswerClinic, WaitingOn.Us, false, TimeSpan.FromDays(9), TimeSpan.FromDays(-1)),
        new(NextStep.Qualify, WaitingOn.Us, false, TimeSpan.FromDays(1), TimeSpan.FromHours(2)),
        new(NextStep.DecideOnQuotes, WaitingOn.Patient, false, TimeSpan.FromDays(30), TimeSpan.FromDays(-20)),
        new(NextStep.AnswerOffer, WaitingOn.Clinic, false, TimeSpan.FromDays(1), TimeSpan.FromHours(1)),
        new(NextStep.FollowUp, WaitingOn.Us, false, TimeSpan.FromDays(700), TimeSpan.FromDays(-599)),
    ];

    [Fact]
    public async Task What_comes_first_is_first_and_pages_are_complete_and_without_repeats()
    {
        var expected = await LeadsAsync(s_expected);
        (await IdsAsync(limit: 200)).Where(expected.Contains).ShouldBe(expected);
        foreach (var limit in new[] { 1, 2, 3, 7 })
            (await IdsAsync(limit)).Where(expected.Contains).ShouldBe(expected);
    }

    [Fact]
    public async Task A_cursor_of_another_sort_is_refused()
    {
        await LeadsAsync(s_expected);
        var queue = (await app.SendAsync(UseCaseFixture.Coordinator, new ListLeads { Limit = 1 })).NextCursor;
        var created = (await app.SendAsync(UseCaseFixture.Coordinator, new ListLeads { Limit = 1, Sort = "created" })).NextCursor;
        await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(UseCaseFixture.Coordinator, new ListLeads { Cursor = created }));
        await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(UseCaseFixture.Coordinator, new ListLeads { Cursor = queue, Sort = "created" }));
    }

    [Fact]
    public async Task The_database_computes_the_bands_of_the_domain()
    {
        var everything = from step in Enum.GetValues<NextStep>() from turn in Enum.GetValues<WaitingOn>() from flag in new[] { true, false } select new Place(step, turn, flag, TimeSpan.Zero, TimeSpan.Zero);
        foreach (var place in everything)
        {
            var id = (await LeadsAsync([place]))[0];
            (await app.ReadAsync(db => db.Leads.Where(l => l.Id == id).Select(l => EF.Property<QueueBand>(l, QueueBands.Column)).SingleAsync()))
                .ShouldBe(QueueBands.Of(place.RedFlag, place.Step, place.On), place.ToString());
            await app.ReadAsync(db => db.Leads.Where(l => l.Id == id).ExecuteUpdateAsync(s => s.SetProperty(l => l.NextStepDueAt, (DateTimeOffset?)null)));
        }
    }

    private async Task<List<Guid>> IdsAsync(int limit)
    {
        var ids = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await app.SendAsync(UseCaseFixture.Coordinator, new ListLeads { Query = new() { Stages = LeadStages.Open }, Limit = limit, Cursor = cursor });
            ids.AddRange(page.Items.Select(i => i.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return ids;
    }

    private async Task<List<Guid>> LeadsAsync(Place[] places)
    {
        var ids = new List<Guid>();
        foreach (var place in places)
        {
            var reference = (await app.SendAsync(Caller.Anonymous, QuoteRequests.Scleroderma())).Reference;
            ids.Add(await app.ReadAsync(db => PutAsync(db, reference, place)));
        }

        return ids;
    }

    private static async Task<Guid> PutAsync(LeadCrmDbContext db, string reference, Place place)
    {
        var (created, due) = (UseCaseFixture.Monday - place.Age, (DateTimeOffset?)(UseCaseFixture.Monday + place.Due));
        await db.Leads.Where(l => l.Reference == reference).ExecuteUpdateAsync(s => s
            .SetProperty(l => l.NextStep, place.Step).SetProperty(l => l.WaitingOn, place.On).SetProperty(l => l.CreatedAt, created)
            .SetProperty(l => l.NextStepDueAt, due).SetProperty(l => l.RedFlag, place.RedFlag ? RedFlagState.Open : RedFlagState.None));
        return await db.Leads.Where(l => l.Reference == reference).Select(l => l.Id).SingleAsync();
    }
}
