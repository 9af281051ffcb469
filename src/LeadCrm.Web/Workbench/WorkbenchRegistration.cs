using LeadCrm.Web.Workbench.Circuits;
using LeadCrm.Web.Workbench.Shared;
using Microsoft.AspNetCore.Components.Server.Circuits;
using MudBlazor.Services;

namespace LeadCrm.Web.Workbench;

/// <summary>The services of the Blazor faces; each lives as long as its circuit.</summary>
internal static class WorkbenchRegistration
{
    public static void AddWorkbench(this IServiceCollection services)
    {
        services.AddMudServices();
        services.AddScoped<Sender>();
        services.AddScoped<CircuitOrigin>();
        services.AddSingleton<OpenCircuits>();
        services.AddHostedService(p => p.GetRequiredService<OpenCircuits>());
        services.AddScoped<CircuitHandler, SignedInCircuit>();
        services.AddScoped<Browser>();
        services.AddScoped<ViewerClock>();
        services.AddScoped<Vocabulary>();
        services.AddScoped<UnsavedForms>();
        services.AddScoped<QueuePlace>();
    }
}
