using LeadCrm.Application.Tests.Routing;
using LeadCrm.Domain.Leads;
using LeadCrm.Infrastructure;
using LeadCrm.Infrastructure.Jobs;
using LeadCrm.TestSupport;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadCrm.Application.Tests.Jobs;

public sealed class JobsTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task A_worker_finds_what_another_process_left_and_a_signal_brings_it_at_once()
    {
        var left = await app.QualifiedLeadAsync();
        using var worker = Worker();
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await UntilRoutedAsync(left);

        var signalled = await app.QualifiedLeadAsync();
        worker.Services.GetRequiredService<DrainSignals>().Raise(Drain.Routing);
        await UntilRoutedAsync(signalled);
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    private IHost Worker()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var configuration = LeadCrmTemplate.Configuration();
        builder.Configuration.AddConfiguration(configuration);
        builder.Services.AddUseCases(autoMapperLicenceKey: null);
        builder.Services.AddSingleton<TimeProvider>(app.Time);
        builder.Services.AddInfrastructure(configuration, app.ConnectionString);
        builder.Services.AddLeadCrmJobs(app.ConnectionString, isWorker: true);
        return builder.Build();
    }

    private async Task UntilRoutedAsync(Guid id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await app.ReadAsync(db => db.Leads.Where(l => l.Id == id).Select(l => l.Stage).SingleAsync(patience.Token)) != LeadStage.Routed)
            await Task.Yield();
    }
}
