using LeadCrm.Application;
using LeadCrm.Application.Access;
using LeadCrm.Infrastructure;
using LeadCrm.Web.Hosting;
using MediatR;
using Serilog;

namespace LeadCrm.Web.Commands;

/// <summary>The use cases without the web, on the database of a data folder or the configured one, as LeadCrm itself.</summary>
internal sealed class CommandSession : IAsyncDisposable
{
    private readonly DatabaseAccess _database;
    private readonly ServiceProvider _services;

    private CommandSession(DatabaseAccess database, ServiceProvider services) => (_database, _services) = (database, services);

    public DatabaseAccess Database => _database;

    public static async Task<CommandSession> OpenAsync(string? dataFolder, CancellationToken ct, string? otherwise = null)
    {
        var configuration = ProgramConfiguration.Create(Environments.Production, dataFolder, otherwise).Configuration;
        using var logs = ProgramConfiguration.StartupLogs(configuration);
        var logger = logs.CreateLogger("LeadCrm");
        var database = await DatabaseAccess.OpenAsync(configuration, logger, ct);
        await database.MigrateAsync(logger, ct);
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging(l => l.AddSerilog(new LoggerConfiguration().ReadFrom.Configuration(configuration).CreateLogger(), dispose: true))
            .AddUseCases(configuration["AutoMapper:LicenseKey"])
            .AddInfrastructure(configuration, database.ConnectionString)
            .BuildServiceProvider();
        await FirstData.WriteAsync(services, demo: false, ct);
        return new CommandSession(database, services);
    }

    /// <summary>Sends a request as LeadCrm itself.</summary>
    public async Task<T> SendAsync<T>(IRequest<T> request, CancellationToken ct)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }

    /// <summary>Does something with a service of a scope of its own.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }
}
