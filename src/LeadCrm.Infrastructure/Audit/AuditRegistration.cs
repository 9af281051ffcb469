using LeadCrm.Application.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Infrastructure.Audit;

public static class AuditRegistration
{
    /// <summary>What writes down who looked at what.</summary>
    public static IServiceCollection AddAuditOfReads(this IServiceCollection services) => services.AddSingleton<RecentLooks>().AddScoped<IReadLog, ReadLog>();
}
