using System.Reflection;
using AutoMapper;
using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Returns;
using LeadCrm.Application.Routing;
using LeadCrm.Application.Staff;
using LeadCrm.Application.Values;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace LeadCrm.Application;

/// <summary>Registers the use cases. MediatR is wired by hand here, so that another version is a change of this one file.</summary>
public static class ApplicationRegistration
{
    private static readonly Assembly s_assembly = typeof(ApplicationRegistration).Assembly;

    /// <summary>Adds every use case with its pipeline.</summary>
    /// <param name="services">The services.</param>
    /// <param name="autoMapperLicenceKey">AutoMapper's licence key, if there is one.</param>
    /// <exception cref="InvalidOperationException">A request declares nobody who may send it.</exception>
    public static IServiceCollection AddUseCases(this IServiceCollection services, string? autoMapperLicenceKey)
    {
        RefuseUndeclaredRequests();
        services.AddTransient<ServiceFactory>(p => p.GetRequiredService);
        services.AddTransient<IMediator, Mediator>();
        AddImplementations(services, typeof(IRequestHandler<,>), ServiceLifetime.Transient);
        // Building a validator costs more than running it; they hold no state.
        AddImplementations(services, typeof(IValidator<>), ServiceLifetime.Singleton);
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(TraceStep<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(AuthorisationStep<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(AuditOfReadsStep<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationStep<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(RepeatOnConflictStep<,>));
        services.AddScoped(p => new Lazy<ILeadCrmDb>(p.GetRequiredService<ILeadCrmDb>));
        services.AddScoped<ICallerContext, CallerContext>();
        services.TryAddSingleton(OrganisationCalendar.Utc);
        services.AddScoped<EarlierActs>();
        services.AddScoped<QuoteRequestReader>();
        services.AddScoped<QualifiedCase>();
        services.AddScoped<RevisionDesk>();
        services.AddScoped<RevisionMails>();
        services.AddScoped<AssignmentEndings>();
        services.AddScoped<LeadProgress>();
        services.AddScoped<ReturnApproval>();
        services.AddScoped<OwnReturns>();
        services.AddScoped<PlannedMessages>();
        services.AddScoped<MailComposer>();
        services.AddScoped<PasswordMails>();
        services.AddScoped<MailOfMessage>();
        services.AddScoped<UnaskedMails>();
        services.AddScoped<OneByOne>();
        services.AddScoped<SimulationWork>();
        services.AddScoped<ToldDecisions>();
        services.AddScoped<ClinicDesk>();
        services.AddScoped<ClinicMails>();
        services.AddScoped<ClinicInvitations>();
        services.AddScoped<CasesOfSuspendedClinics>();
        services.AddScoped<StaffDesk>();
        services.AddScoped<StaffRecords>();
        services.AddScoped<StaffMails>();
        services.AddScoped<LeadOwners>();
        services.AddScoped<AbsenceBook>();
        services.AddScoped<EvidenceGuard>();
        services.AddScoped<CaseRecheck>();
        services.AddScoped<LeadFilter>();
        services.AddSingleton<FacetMemory>();
        services.AddSingleton<AutoMapper.IConfigurationProvider>(p => Mapping(autoMapperLicenceKey, p.GetRequiredService<ILoggerFactory>()));
        return services;
    }

    /// <summary>Every request of the assembly.</summary>
    public static IEnumerable<Type> Requests =>
        s_assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)));

    private static void RefuseUndeclaredRequests()
    {
        var undeclared = Requests.Where(t => t.GetCustomAttribute<AllowedToAttribute>() is not { Roles: not Roles.None }).Select(t => t.Name).ToList();
        if (undeclared.Count > 0)
            throw new InvalidOperationException($"These requests do not say who may send them: {string.Join(", ", undeclared)}.");
    }

    private static void AddImplementations(IServiceCollection services, Type open, ServiceLifetime lifetime)
    {
        foreach (var type in s_assembly.GetTypes().Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false }))
            foreach (var contract in type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == open))
                services.Add(new ServiceDescriptor(contract, type, lifetime));
    }

    private static MapperConfiguration Mapping(string? licenceKey, ILoggerFactory logs) =>
        new MapperConfiguration(
            c =>
            {
                if (!string.IsNullOrEmpty(licenceKey))
                    c.LicenseKey = licenceKey;
                c.AddMaps(s_assembly);
            },
            logs);
}
