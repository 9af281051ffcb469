using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Cases;
using LeadCrm.Application.Clinics;
using LeadCrm.TestSupport.UseCases;

namespace LeadCrm.Application.Tests.Assignments;

public sealed class InboxTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private static Caller ClinicA => UseCaseFixture.ClinicA;

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended_by_deadline_and_by_age()
    {
        for (var i = 0; i < 3; i++)
            await app.OfferToAAsync();
        foreach (var part in new[] { OfferParts.Open, null })
        {
            var all = (await app.SendAsync(ClinicA, new ListOffers { Part = part })).Items;
            var paged = new List<OfferListItem>();
            for (var page = await PageAsync(part, null); ; page = await PageAsync(part, page.NextCursor))
            {
                paged.AddRange(page.Items);
                if (page.NextCursor is null)
                    break;
            }

            paged.ShouldBe(all);
            if (part is not null)
                all.Select(o => o.ExpiresAt).ShouldBeInOrder();
        }
    }

    [Fact]
    public async Task A_stamp_changes_when_the_patient_confirms_and_looking_at_it_opens_nothing()
    {
        var assignment = await app.AcceptedByAAsync();
        var before = await app.SendAsync(ClinicA, new GetOfferStamp(assignment.Id));
        (await app.SendAsync(ClinicA, new GetOfferStamp(assignment.Id))).ShouldBe(before);
        await app.SendAsync(Caller.Patient(assignment.LeadId), new ShareIdentity(assignment.Id, RisksAcknowledged: true));
        (await app.SendAsync(ClinicA, new GetOfferStamp(assignment.Id))).ShouldNotBe(before);
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.ClinicB, new GetOfferStamp(assignment.Id)));
        (await app.ReadAsync(assignment)).FirstOpenedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_clinic_sees_its_own_clock_and_name()
    {
        var clinic = await app.SendAsync(ClinicA, new GetOwnClinic());
        (clinic.City, clinic.TimeZone).ShouldBe(("Istanbul", "Europe/Istanbul"));
    }

    private Task<OfferList> PageAsync(string? part, string? cursor) => app.SendAsync(ClinicA, new ListOffers { Part = part, Cursor = cursor, Limit = 2 });
}
