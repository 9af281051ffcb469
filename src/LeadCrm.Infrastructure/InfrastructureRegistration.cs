using LeadCrm.Application.Assignments;
using LeadCrm.Application.Cases;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Values;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Values;
using LeadCrm.Infrastructure.Audit;
using LeadCrm.Infrastructure.Database;
using LeadCrm.Infrastructure.Database.Assignments;
using LeadCrm.Infrastructure.Encryption;
using LeadCrm.Infrastructure.Identity;
using LeadCrm.Infrastructure.Jobs;
using LeadCrm.Infrastructure.Mail;
using LeadCrm.Infrastructure.Triage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadCrm.Infrastructure;

public static class InfrastructureRegistration
{
    /// <summary>Everything the use cases need from outside, for the web, the worker and the commands alike.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration, string connectionString)
    {
        var settings = configuration.GetSection(LeadCrmSettings.Section).Get<LeadCrmSettings>() ?? new LeadCrmSettings();
        services.Configure<LeadCrmSettings>(configuration.GetSection(LeadCrmSettings.Section));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings.MasterKey is { Length: > 0 } key ? MasterKey.Parse(key) : MasterKey.FromDataFolder(settings.DataFolder));
        services.AddSingleton(new OrganisationCalendar(new ZonedCalendar(settings.TimeZone)));
        services.AddSingleton(new CommissionRules(settings.Commissions.Select(c => c.Rule)));
        services.AddLeadCrmDatabase(connectionString);
        services.AddLeadCrmQueues();
        services.AddLeadCrmMail(configuration);
        services.AddLeadCrmIdentity();
        services.AddSingleton<DrainSignals>();
        services.AddSingleton(settings.Contact.Contact);
        services.AddSingleton(settings.UnaskedMails.Terms(settings.Demo));
        services.AddSingleton<IAddressKeys, AddressKeys>();
        services.AddSingleton<IPersonalLinks, PersonalLinks>();
        services.AddSingleton(settings.Evidence.Interval);
        services.AddSingleton<ITriageClock, TriageClock>();
        services.AddSingleton(settings.Returns.Terms);
        services.AddScoped<IOwnDecisions, OwnDecisionsReader>();
        services.AddScoped<IClinicalVault, ClinicalVault>();
        services.AddAuditOfReads();
        return services;
    }
}
