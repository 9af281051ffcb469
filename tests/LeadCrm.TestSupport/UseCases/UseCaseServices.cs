using LeadCrm.Application;
using LeadCrm.Infrastructure;
using LeadCrm.TestSupport.Database;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.TestSupport.UseCases;

/// <summary>The use cases with everything behind them, without the web and without jobs.</summary>
public static class UseCaseServices
{
    public static ServiceProvider Build(IConfiguration configuration, string connectionString, TimeProvider time) => new ServiceCollection()
        .AddSingleton(configuration)
        .AddSingleton(time)
        .AddLogging()
        .AddUseCases(autoMapperLicenceKey: null)
        .AddInfrastructure(configuration, connectionString)
        .AddStaleQueryWatch()
        .BuildServiceProvider(validateScopes: true);
}
