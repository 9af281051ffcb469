using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Seeding;
using LeadCrm.Infrastructure.Database;
using LeadCrm.TestSupport.Postgres;
using LeadCrm.TestSupport.Walks;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LeadCrm.TestSupport.UseCases;

/// <summary>A database of its own for one test class, a clock that stands still, and requests sent as whoever the test says.</summary>
public sealed class UseCaseFixture : IAsyncLifetime
{
    /// <summary>A Monday morning in all demo clinics' working hours.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

    public static readonly Caller Coordinator = new(Roles.Coordinator, Guid.Parse("01990000-0000-7000-8000-0000000000c1"));
    public static readonly Caller Manager = new(Roles.Manager, Guid.Parse("01990000-0000-7000-8000-0000000000a1"));
    public static readonly Caller ClinicA = new(Roles.Clinic, Guid.Parse("01990000-0000-7000-8000-00000000000a"), DemoClinics.A);
    public static readonly Caller ClinicB = new(Roles.Clinic, Guid.Parse("01990000-0000-7000-8000-00000000000b"), DemoClinics.B);

    private TestDatabase? _database;
    private ServiceProvider? _services;

    public FakeTimeProvider Time { get; } = new(Monday);

    public string ConnectionString => _database!.ApplicationConnectionString;

    public string OwnerConnectionString => _database!.OwnerConnectionString;

    public IServiceProvider Services => _services!;

    public async ValueTask InitializeAsync()
    {
        _database = await LeadCrmTemplate.CloneAsync();
        _services = UseCaseServices.Build(LeadCrmTemplate.Configuration(), ConnectionString, Time);
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    public async Task<T> SendAsync<T>(Caller caller, IRequest<T> request)
    {
        await using var scope = _services!.CreateAsyncScope();
        using var trace = UseCaseTrace.Source.StartActivity(WalkRecorder.PastFaces);
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(caller);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Looks at the database as LeadCrm itself.</summary>
    public async Task<T> ReadAsync<T>(Func<LeadCrmDbContext, Task<T>> read)
    {
        await using var scope = _services!.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        return await read(scope.ServiceProvider.GetRequiredService<LeadCrmDbContext>());
    }
}
