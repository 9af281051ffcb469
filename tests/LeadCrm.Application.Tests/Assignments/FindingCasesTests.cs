using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Cases;
using LeadCrm.TestSupport.UseCases;

namespace LeadCrm.Application.Tests.Assignments;

/// <summary>On a database of its own: a clinic with many cases finds the one it means, and sees first what waits for it.</summary>
public sealed class FindingCasesTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task What_waits_for_the_clinic_comes_before_what_waits_for_others_on_every_page()
    {
        var (quoted, _) = await app.QuotedByAAsync();
        var asked = await app.AcceptedByAAsync();
        await app.SendAsync(UseCaseFixture.ClinicA, new AskCoordinator(asked.Id, "Which year was the last scan?"));
        var open = await app.AcceptedByAAsync();
        var confirmed = await ConfirmedAsync();

        var all = (await ListAsync(new ListOffers { Part = OfferParts.Working })).Items.Select(o => o.Id).ToList();
        Guid[] own = [confirmed, open.Id, asked.Id, quoted.Id];
        all.Where(own.Contains).ShouldBe(own);

        var paged = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await ListAsync(new ListOffers { Part = OfferParts.Working, Limit = 1, Cursor = cursor });
            paged.AddRange(page.Items.Select(o => o.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        paged.ShouldBe(all);
    }

    [Fact]
    public async Task A_case_is_found_by_its_reference_and_by_a_name_only_once_that_is_released()
    {
        var hidden = await app.AcceptedByAAsync();
        var shown = await ConfirmedAsync();
        var cases = (await ListAsync(new ListOffers())).Items;
        var (own, other) = (cases.Single(o => o.Id == shown), cases.Single(o => o.Id == hidden.Id));

        (own.PatientName, other.PatientName).ShouldBe(("Jane Roe", null));
        foreach (var q in new[] { "jane", "ROE", "roe jane", "Jané Roe", "ja ro" })
            (await FoundAsync(q)).ShouldContain(shown, q);
        foreach (var q in new[] { "ane", "Jane Doe", "%", "_ane" })
            (await FoundAsync(q)).ShouldNotContain(shown, q);
        (await FoundAsync("Jane")).ShouldNotContain(hidden.Id);
        (await FoundAsync(other.OfferReference.ToLowerInvariant())).ShouldBe([hidden.Id]);
        (await app.SendAsync(UseCaseFixture.ClinicB, new ListOffers { Q = "Jane" })).Items.ShouldNotContain(o => o.PatientName != null);

        await app.SendAsync(UseCaseFixture.ClinicA, new CancelCase(shown, "capacity", null));
        (await FoundAsync("Jane")).ShouldNotContain(shown);
        (await ListAsync(new ListOffers { Part = OfferParts.Ended })).Items.Single(o => o.Id == shown).PatientName.ShouldBeNull();
    }

    [Fact]
    public async Task A_card_tells_age_sex_and_place_as_the_case_does()
    {
        var offer = await app.OfferToAAsync();
        var card = (await ListAsync(new ListOffers { Part = OfferParts.Open })).Items.Single(o => o.Id == offer.Id);
        var told = (await app.SendAsync(UseCaseFixture.ClinicA, new GetOffer(offer.Id))).Case!;
        (card.Age, card.Sex, card.Place).ShouldBe((told.Age, told.Sex, told.Place));
        told.Wishes.ShouldNotBeNull().Language.ShouldBe("en");
    }

    private async Task<Guid> ConfirmedAsync()
    {
        var assignment = await app.AcceptedByAAsync();
        await app.SendAsync(Caller.Patient(assignment.LeadId), new ShareIdentity(assignment.Id, RisksAcknowledged: true));
        return assignment.Id;
    }

    private async Task<List<Guid>> FoundAsync(string q) => (await ListAsync(new ListOffers { Q = q })).Items.Select(o => o.Id).ToList();

    private Task<OfferList> ListAsync(ListOffers request) => app.SendAsync(UseCaseFixture.ClinicA, request);
}
