using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.TestSupport.UseCases;

namespace LeadCrm.Application.Tests.Assignments;

/// <summary>A class of its own, because it counts everything in its database.</summary>
public sealed class OwnPerformanceTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private static Caller ClinicA => UseCaseFixture.ClinicA;

    [Fact]
    public async Task The_inbox_its_counts_and_its_numbers_tell_the_same_story()
    {
        // One of each: open and looked at, declined, accepted, quoted, chosen, open and not looked at.
        var open = await app.OfferToAAsync();
        await app.SendAsync(ClinicA, new GetOffer(open.Id));
        var declined = await app.OfferToAAsync();
        await app.SendAsync(ClinicA, new DeclineOffer(declined.Id, "capacity", null));
        await app.AcceptedByAAsync();
        await app.QuotedByAAsync();
        await app.ChosenOfAAsync();
        await app.OfferToAAsync();

        (await app.SendAsync(ClinicA, new CountOffers())).ShouldBe(new OfferCounts(2, 3, 1));
        (await PartAsync(OfferParts.Working)).Select(o => o.Status).ShouldBe(["chosen", "quoted", "accepted"], ignoreOrder: true);
        (await PartAsync(OfferParts.Ended)).ShouldHaveSingleItem().EndReason.ShouldBe("capacity");
        var waiting = await PartAsync(OfferParts.Open);
        waiting.Select(o => (o.Id, o.IsNew)).ShouldContain((open.Id, false));
        waiting.Count(o => o.IsNew).ShouldBe(1);
        waiting.ShouldAllBe(o => o.Condition == "Systemic sclerosis (scleroderma)" && o.Treatment != null);

        var numbers = await app.SendAsync(ClinicA, new OwnPerformance());
        (numbers.Offered, numbers.Accepted, numbers.Declined, numbers.Open, numbers.Quoted, numbers.Chosen).ShouldBe((6, 3, 1, 2, 2, 1));
        numbers.DeclineReasons.ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create("capacity", 1));
        (numbers.AnsweredInTime, numbers.Acceptance).ShouldBe((1.0, 0.75));

        // Every number is the count of the list behind it.
        foreach (var number in OfferNumbers.All)
            (await app.SendAsync(ClinicA, new ListOffers { Number = number, Days = 90 })).Items.Count.ShouldBe(numbers.Counts[number], number);
        (await app.SendAsync(ClinicA, new ListOffers { Number = OfferNumbers.Declined, Reason = "capacity" })).Items.ShouldHaveSingleItem().Id.ShouldBe(declined.Id);
        (numbers.Treated, numbers.Returned, numbers.ReturnRate, numbers.Overdue).ShouldBe((0, 0, 0.0, 0));

        // What the other clinic did is in none of it: it was passed over once, and answered nothing.
        var others = await app.SendAsync(UseCaseFixture.ClinicB, new OwnPerformance());
        (others.Accepted, others.Declined, others.TakenBack, others.Chosen).ShouldBe((0, 0, 1, 0));
        (others.AnsweredInTime, others.Acceptance, others.QuoteRate).ShouldBe((null, null, null));
    }

    private async Task<IReadOnlyList<OfferListItem>> PartAsync(string part) => (await app.SendAsync(ClinicA, new ListOffers { Part = part })).Items;
}
