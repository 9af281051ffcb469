using LeadCrm.Application.Rates;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Infrastructure.Rates;

internal static class RatesRegistration
{
    public static IServiceCollection AddExchangeRates(this IServiceCollection services)
    {
        services.AddSingleton<KeptRates>();
        services.AddScoped<ICurrentRates, CurrentRates>();
        services.AddSingleton<IRatesAddress, RatesAddress>();
        return services;
    }
}
