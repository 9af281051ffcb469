using LeadCrm.Application.Access;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.Staff;
using LeadCrm.Infrastructure.Database;
using LeadCrm.Infrastructure.Encryption;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadCrm.Infrastructure.Identity;

public static class IdentityRegistration
{
    public static IServiceCollection AddLeadCrmIdentity(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(options => options.User.RequireUniqueEmail = true)
            .AddEntityFrameworkStores<LeadCrmDbContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        // In place of the framework's validator, which knows composition rules only.
        services.Replace(ServiceDescriptor.Scoped<IPasswordValidator<User>, PasswordRules>());
        services.AddSingleton<ILookupNormalizer, AddressLookup>();
        services.AddDataProtection().SetApplicationName("LeadCrm").PersistKeysToDbContext<LeadCrmDbContext>();
        services.AddSealedKeys();
        services.AddScoped<KeyCleaning>();
        services.AddScoped<UserAccounts>();
        services.AddScoped<Sessions>();
        services.AddScoped<SignInThrottle>();
        services.AddScoped(p => new SignInDoor(p.GetRequiredService<UserManager<User>>(), p.GetRequiredService<SignInThrottle>()));
        services.AddScoped<IPeople, People>();
        services.AddScoped<IPasswordLinks, PasswordLinks>();
        services.AddScoped<IClinicAccounts, ClinicAccounts>();
        services.AddScoped<IStaffAccounts, StaffAccounts>();
        services.AddSingleton<InvitationTokens>();
        services.AddScoped(p => new PasswordChoice(p.GetRequiredService<UserManager<User>>(), p.GetRequiredService<InvitationTokens>()));
        return services;
    }
}
