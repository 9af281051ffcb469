using LeadCrm.Application.Access;
using LeadCrm.Application.Clinics;
using LeadCrm.Infrastructure.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Infrastructure.Identity;

public static class IdentityRegistration
{
    public static IServiceCollection AddLeadCrmIdentity(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(options =>
            {
                options.User.RequireUniqueEmail = true;
                // Length is what resists guessing; composition rules only annoy (NIST SP 800-63B, 5.1.1.2).
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = options.Password.RequireUppercase = options.Password.RequireLowercase = options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 10;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<LeadCrmDbContext>()
            .AddClaimsPrincipalFactory<UserClaims>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddSingleton<ILookupNormalizer, AddressLookup>();
        services.AddDataProtection().SetApplicationName("LeadCrm").PersistKeysToDbContext<LeadCrmDbContext>();
        services.AddScoped<UserAccounts>();
        services.AddScoped<IPeople, People>();
        services.AddScoped<IClinicAccounts, ClinicAccounts>();
        return services;
    }
}
