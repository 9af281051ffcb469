using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Journal;
using LeadCrm.Application.Routing;
using LeadCrm.Infrastructure.Database.FollowUps;
using LeadCrm.Infrastructure.Database.Journal;
using LeadCrm.Infrastructure.Database.Routing;
using LeadCrm.Infrastructure.Rates;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Infrastructure.Database;

public static class QueueRegistration
{
    /// <summary>The states that jobs drain, for every process that can: workers, commands and tests.</summary>
    public static IServiceCollection AddLeadCrmQueues(this IServiceCollection services)
    {
        services.AddExchangeRates();
        services.AddSingleton<RoutingClinics>();
        services.AddSingleton<RouterMemory>();
        services.AddScoped<IDueLeads, DueLeads>();
        services.AddScoped<IPastRouting, PastRouting>();
        services.AddScoped<IDueMessages, DueMessages>();
        services.AddScoped<IJournalReader, JournalReader>();
        services.AddScoped<IJournalConsumer, ChangeSignals>();
        services.AddScoped<IFailedItems, FailedItems>();
        return services;
    }
}
