using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Values;
using LeadCrm.Infrastructure.Audit;
using LeadCrm.Infrastructure.Database;
using LeadCrm.Infrastructure.Database.Catalogue;
using LeadCrm.Infrastructure.Encryption;
using LeadCrm.Infrastructure.Jobs;
using LeadCrm.Migrations;
using LeadCrm.TestSupport.Postgres;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace LeadCrm.Application.Tests;

/// <summary>A database of its own with the shipped catalogue and nothing else, for what counts everything in it.</summary>
public class BulkFixture : IAsyncLifetime
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
    public static readonly Caller Manager = new(Roles.Manager, Guid.Parse("01990000-0000-7000-8000-0000000000a1"));
    public static readonly Caller Administrator = new(Roles.Administrator, Guid.Parse("01990000-0000-7000-8000-0000000000a2"));

    private TestDatabase? _database;
    private ServiceProvider? _services;

    public FakeTimeProvider Time { get; } = new(Now);

    public string OwnerConnectionString => _database!.OwnerConnectionString;

    /// <summary>The organisation's calendar.</summary>
    protected virtual OrganisationCalendar Organisation => OrganisationCalendar.Utc;

    public async ValueTask InitializeAsync()
    {
        var content = string.Join('|', new[] { typeof(BulkFixture), typeof(Migrator), typeof(LeadCrmDbContext), typeof(ILeadCrmDb) }.Select(t => t.Assembly.ManifestModule.ModuleVersionId));
        var template = await TemplateDatabase.GetAsync(content, MigrateAsync);
        _database = await template.CloneAsync();
        _services = Build(_database.ApplicationConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_services is not null)
            await _services.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    public Task<T> SendAsync<T>(Caller caller, IRequest<T> request) => SendAsync(_services!, caller, request);

    public async Task<T> ReadAsync<T>(Func<LeadCrmDbContext, Task<T>> read)
    {
        await using var scope = _services!.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        return await read(scope.ServiceProvider.GetRequiredService<LeadCrmDbContext>());
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(OwnerConnectionString);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public string Open(Guid rowId, Domain.SealedText text)
    {
        using var scope = _services!.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IClinicalVault>().Open(rowId, text, rowId, "test");
    }

    private static async Task<T> SendAsync<T>(ServiceProvider services, Caller caller, IRequest<T> request)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(caller);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    private static async Task MigrateAsync(string ownerConnectionString)
    {
        await Migrator.MigrateAsync(ownerConnectionString, "leadcrm_app");
        await using var source = NpgsqlDataSource.Create(ownerConnectionString);
        var options = new Microsoft.EntityFrameworkCore.DbContextOptionsBuilder<LeadCrmDbContext>();
        options.UseLeadCrm(source);
        await using var db = new LeadCrmDbContext(options.Options, new CallerContext());
        var catalogue = CatalogueSeed.Read();
        db.AddRange(catalogue.Categories);
        db.AddRange(catalogue.Conditions);
        db.AddRange(catalogue.Treatments);
        db.AddRange(catalogue.Pairs);
        await db.SaveChangesAsync();
        NpgsqlConnection.ClearAllPools();
    }

    private ServiceProvider Build(string connectionString) => new ServiceCollection()
        .AddSingleton<TimeProvider>(Time)
        .AddLogging()
        .AddUseCases(autoMapperLicenceKey: null)
        .AddSingleton(Organisation)
        .AddLeadCrmDatabase(connectionString)
        .AddSingleton(MasterKey.Parse("dGVzdHMtb25seS1tYXN0ZXIta2V5LTMyLWJ5dGVzISE="))
        .AddSingleton<DrainSignals>()
        .AddScoped(typeof(IClinicalVault), ImplementationOf<IClinicalVault>())
        .AddAuditOfReads()
        .BuildServiceProvider(validateScopes: true);

    private static Type ImplementationOf<T>() => typeof(MasterKey).Assembly.GetTypes().Single(typeof(T).IsAssignableFrom);
}
