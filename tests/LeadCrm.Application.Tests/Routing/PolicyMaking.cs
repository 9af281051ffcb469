using LeadCrm.Application.Access;
using LeadCrm.Application.Routing;
using LeadCrm.Domain.Routing;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Routing;

/// <summary>Drafts and simulations in one line.</summary>
internal static class PolicyMaking
{
    public static async Task<int> DraftAsync(this UseCaseFixture app, PolicyDefinition definition)
    {
        var version = await app.SendAsync(UseCaseFixture.Manager, new DraftPolicy(1));
        var policy = await app.SendAsync(UseCaseFixture.Manager, new GetPolicy(version));
        await app.SendAsync(UseCaseFixture.Manager, new AmendPolicy(version, policy.Revision, $"Draft {version}", definition));
        return version;
    }

    public static async Task<PolicyDetails> SimulatedAsync(this UseCaseFixture app, int version)
    {
        await app.SendAsync(UseCaseFixture.Manager, new SimulatePolicy(version, 10));
        await app.SendAsync(Caller.System, new RunSimulations());
        return await app.SendAsync(UseCaseFixture.Manager, new GetPolicy(version));
    }

    public static Task<int> PublishedAsync(this UseCaseFixture app) =>
        app.ReadAsync(db => db.RoutingPolicies.Where(p => p.Status == PolicyStatus.Published).Select(p => p.Version).SingleAsync());

    public static Task<SimulationRun> RunAsync(this UseCaseFixture app, Guid id) => app.ReadAsync(db => db.SimulationRuns.AsNoTracking().SingleAsync(r => r.Id == id));
}
