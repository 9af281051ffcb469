using LeadCrm.Application.Access;
using LeadCrm.Application.Cases;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Tests.Assignments;
using LeadCrm.Domain.FollowUps;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.FollowUps;

/// <summary>With a clock of its own, which it moves by weeks.</summary>
public sealed class QuoteOverTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task Nobody_is_reminded_to_decide_on_a_quote_whose_last_day_is_over_and_the_page_says_so()
    {
        var a = await app.AcceptedByAAsync();
        await app.SendAsync(UseCaseFixture.ClinicA, ClinicStory.Quote(a.Id));
        (await app.SendAsync(Caller.Patient(a.LeadId), new GetCase())).Assignments.Single(x => x.Id == a.Id).Quotes.ShouldHaveSingleItem().IsOver.ShouldBeFalse();
        app.Time.Advance(TimeSpan.FromDays(32));
        while (await app.SendAsync(Caller.System, new SendDueMessages()))
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();

        (await app.SendAsync(Caller.Patient(a.LeadId), new GetCase())).Assignments.Single(x => x.Id == a.Id).Quotes.ShouldHaveSingleItem().IsOver.ShouldBeTrue();
        var reminders = await app.ReadAsync(db => db.Messages.Where(m => m.LeadId == a.LeadId && m.Kind == MessageKind.DecideReminder).ToListAsync());
        reminders.ShouldNotBeEmpty();
        reminders.ShouldAllBe(m => m.Status == MessageStatus.Cancelled && m.Outcome == "quote-over");
    }
}
