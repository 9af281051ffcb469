using LeadCrm.Web.Workbench.Shared;
using MudBlazor.Services;

namespace LeadCrm.Web.Workbench;

/// <summary>The services of the Blazor faces; each lives as long as its circuit.</summary>
internal static class WorkbenchRegistration
{
    public static void AddWorkbench(this IServiceCollection services)
    {
        services.AddMudServices();
        services.AddScoped<Sender>();
        services.AddScoped<Browser>();
        services.AddScoped<ViewerClock>();
        services.AddScoped<Vocabulary>();
        services.AddScoped<UnsavedForms>();
    }
}
