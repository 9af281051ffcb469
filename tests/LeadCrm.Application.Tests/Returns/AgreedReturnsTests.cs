using LeadCrm.Application.Access;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.Returns;
using LeadCrm.Application.Tests.Assignments;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Clinics;
using LeadCrm.TestSupport.UseCases;

namespace LeadCrm.Application.Tests.Returns;

/// <summary>Age and share that are agreed with one clinic; a database of its own, because shares are counted over everything.</summary>
public sealed class AgreedReturnsTests : IAsyncLifetime
{
    private readonly UseCaseFixture app = new();

    private static Caller ClinicA => UseCaseFixture.ClinicA;

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task What_is_agreed_with_the_clinic_about_age_and_share_counts_for_it_alone()
    {
        var assignment = await app.AcceptedByAAsync();
        var (refused, second) = (await app.AcceptedByAAsync(), await app.AcceptedByAAsync());
        await AgreeAsync(30, 0.5m);
        (await app.SendAsync(UseCaseFixture.ClinicB, new GetReturnAllowance())).ShouldSatisfyAllConditions(b => b.AgeDays.ShouldBe(14), b => b.Share.ShouldBe(0.10m));
        (await app.SendAsync(ClinicA, new GetReturnAllowance())).ShouldBe(new ReturnAllowance(Allowed: 1, Used: 0, Share: 0.5m, AgeDays: 30));

        app.Time.Advance(TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));
        (await ReturnAsync(assignment, "spam", "An advertisement.")).Status.ShouldBe("requested");
        app.Time.Advance(TimeSpan.FromDays(16));
        (await CodeAsync(() => ReturnAsync(second, "spam", "An advertisement."))).ShouldBe("return-too-late");
        await AgreeAsync(null, 0);
        (await CodeAsync(() => ReturnAsync(refused, "spam", "An advertisement."))).ShouldBe("return-not-agreed");
        await AgreeAsync(null, null);
        (await CodeAsync(() => ReturnAsync(refused, "spam", "An advertisement."))).ShouldBe("return-too-late");
    }

    private Task AgreeAsync(int? ageDays, decimal? share) => app.SendAsync(
        UseCaseFixture.Manager,
        new AgreeWithClinic(ClinicA.ClinicId!.Value, null, 1, TransferBasis.ExplicitConsent, Commission.None, ageDays, share));

    private Task<ReturnAnswer> ReturnAsync(Assignment assignment, string reason, string? note = null) => app.SendAsync(ClinicA, new RequestReturn(assignment.Id, reason, note));

    private static async Task<string> CodeAsync(Func<Task> act) => (await Should.ThrowAsync<BrokenRuleException>(act)).Code;
}
