using LeadCrm.Application.Access;
using LeadCrm.Application.Routing;
using LeadCrm.Domain.Clinics;
using LeadCrm.TestSupport;
using LeadCrm.TestSupport.UseCases;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Application.Tests.Routing;

/// <summary>Eight routers that know nothing of each other but the database, as eight worker processes do.</summary>
public sealed class EightRoutersTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private const int Leads = 60;

    [Fact]
    public async Task No_cap_is_exceeded_and_no_lead_is_decided_twice()
    {
        Guid[] capped = [await app.AddClinicAsync(new Capacity(PerDay: 7)), await app.AddClinicAsync(new Capacity(PerWeek: 11)), await app.AddClinicAsync(new Capacity(PerMonth: 5))];
        var ids = await Task.WhenAll(Enumerable.Range(0, Leads).Select(_ => app.QualifiedLeadAsync()));
        var routers = Enumerable.Range(0, 8).Select(_ => UseCaseServices.Build(LeadCrmTemplate.Configuration(), app.ConnectionString, app.Time)).ToList();

        await Task.WhenAll(routers.Select(DrainAsync));
        await DrainAsync(app.Services);

        foreach (var router in routers)
            await router.DisposeAsync();
        var offers = await app.ReadAsync(db => db.Assignments.AsNoTracking().Where(a => ids.Contains(a.LeadId)).ToListAsync());
        capped.Select(c => offers.Count(o => o.ClinicId == c)).ShouldBe([7, 11, 5]);
        offers.GroupBy(o => o.LeadId).ShouldAllBe(g => g.Count() <= 3 && g.DistinctBy(o => o.ClinicId).Count() == g.Count());
        (await app.ReadAsync(db => db.RoutingDecisions.CountAsync(d => ids.Contains(d.LeadId)))).ShouldBe(Leads);
    }

    /// <summary>A router that finds another at work has nothing to do; it looks again as its timer would make it.</summary>
    private static async Task DrainAsync(IServiceProvider router)
    {
        for (var look = 0; look < 40; look++)
        {
            await using var scope = router.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RouteLeads { ChunkSize = 5 });
        }
    }
}
