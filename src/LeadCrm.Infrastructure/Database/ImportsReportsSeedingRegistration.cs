using LeadCrm.Application.Imports;
using LeadCrm.Application.Reports;
using LeadCrm.Application.Seeding;
using LeadCrm.Infrastructure.Database.Imports;
using LeadCrm.Infrastructure.Database.Reports;
using LeadCrm.Infrastructure.Database.Seeding;
using LeadCrm.Infrastructure.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Infrastructure.Database;

/// <summary>What works on many rows at once, with SQL of its own.</summary>
internal static class ImportsReportsSeedingRegistration
{
    public static IServiceCollection AddImportsReportsAndSeeding(this IServiceCollection services)
    {
        services.AddSingleton<IImportFormats, ImportFormats>();
        services.AddScoped<IImportedLeads, ImportedLeads>();
        services.AddScoped<IConversionCounts, ConversionCounts>();
        services.AddScoped<ISeededRows, SeededRows>();
        return services;
    }
}
