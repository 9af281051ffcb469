using LeadCrm.Application;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Routing;
using LeadCrm.Infrastructure.Database.Catalogue;
using LeadCrm.Infrastructure.Database.Journal;
using LeadCrm.Infrastructure.Database.Leads;
using LeadCrm.Infrastructure.Database.Routing;
using LeadCrm.Infrastructure.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LeadCrm.Infrastructure.Database;

public static class DatabaseRegistration
{
    public const string MigrationsAssembly = "LeadCrm.Migrations";
    private const int MostPreparedStatements = 100;

    /// <summary>The database with everything that reads and writes it directly.</summary>
    /// <param name="connectionString">The application role's connection string.</param>
    public static IServiceCollection AddLeadCrmDatabase(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(WithPreparedStatements(connectionString)));
        services.AddSingleton<IReceivedLeads, ReceivedLeads>();
        services.AddSingleton<RowVersionInterceptor>();
        services.AddSingleton<JournalInterceptor>();
        services.AddSingleton<DrainSignalInterceptor>();
        services.AddDbContext<LeadCrmDbContext>((provider, options) => options
            .UseLeadCrm(provider.GetRequiredService<NpgsqlDataSource>())
            .AddInterceptors(provider.GetRequiredService<RowVersionInterceptor>(), provider.GetRequiredService<JournalInterceptor>(), provider.GetRequiredService<DrainSignalInterceptor>()));
        services.AddScoped<ILeadCrmDb>(p => p.GetRequiredService<LeadCrmDbContext>());
        services.AddSingleton<IReferenceNumbers, ReferenceNumbers>();
        services.AddScoped<IPolicyNumbers, PolicyNumbers>();
        services.AddSingleton<ICatalogue, CachedCatalogue>();
        services.AddSingleton<IShippedCatalogue, ShippedCatalogue>();
        services.AddImportsReportsAndSeeding();
        return services;
    }

    /// <summary>Statements that come again are planned once a connection.</summary>
    private static string WithPreparedStatements(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (builder.MaxAutoPrepare == 0)
            builder.MaxAutoPrepare = MostPreparedStatements;
        return builder.ConnectionString;
    }

    /// <summary>What every context of this database shares, also the migrator's and the tests'.</summary>
    public static DbContextOptionsBuilder UseLeadCrm(this DbContextOptionsBuilder options, NpgsqlDataSource database) => options
        .UseNpgsql(database, npgsql => npgsql
            .MigrationsAssembly(MigrationsAssembly)
            .MigrationsHistoryTable("migrations_history")
            .SetPostgresVersion(15, 0))
        .UseSnakeCaseNamingConvention();
}
