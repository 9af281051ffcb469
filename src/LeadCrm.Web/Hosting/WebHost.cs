using LeadCrm.Application;
using LeadCrm.Infrastructure;
using LeadCrm.Infrastructure.Jobs;
using LeadCrm.Web.Api;
using LeadCrm.Web.Embed;
using LeadCrm.Web.Patient;
using LeadCrm.Web.Patient.Quote;
using LeadCrm.Web.Workbench;
using LeadCrm.Web.Workbench.Circuits;
using LeadCrm.Web.Workbench.Reports;
using Serilog;

namespace LeadCrm.Web.Hosting;

/// <summary>Puts the program together: every face and every service, from one configuration.</summary>
public static class WebHost
{
    /// <param name="builder">A builder whose configuration is complete.</param>
    /// <param name="connectionString">The application role's connection string.</param>
    public static WebApplication Build(WebApplicationBuilder builder, string connectionString)
    {
        var settings = builder.Configuration.GetSection(LeadCrmSettings.Section).Get<LeadCrmSettings>() ?? new LeadCrmSettings();
        builder.Host.UseSerilog((context, log) => log.ReadFrom.Configuration(context.Configuration), writeToProviders: false);
        // In Development files would be re-read and sent under the name of gzip without being compressed, larger than they are.
        builder.Configuration.AddInMemoryCollection([new("ReloadStaticAssetsAtRuntime", "false")]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddUseCases(builder.Configuration["AutoMapper:LicenseKey"]);
        builder.Services.AddInfrastructure(builder.Configuration, connectionString);
        builder.Services.AddLeadCrmJobs(connectionString, settings.IsWorker);
        if (settings.IsWeb)
            builder.Services.AddLiveUpdates(connectionString);
        builder.Services.AddFaces(settings);
        var app = builder.Build();
        UseFaces(app, settings);
        return app;
    }

    private static void AddFaces(this IServiceCollection services, LeadCrmSettings settings)
    {
        services.AddPublicAddress(settings);
        services.AddLeadCrmSignIn();
        services.AddLeadCrmApi(settings);
        services.AddPatientPages();
        services.AddPublicCompression();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddWorkbench();
        services.AddScoped<CaseDoor>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
    }

    private static void UseFaces(WebApplication app, LeadCrmSettings settings)
    {
        app.UsePublicAddress(settings);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseErrorPages();
        app.UseSecurityHeaders(settings);
        app.UsePublicCompression();
        app.MapStaticAssets();
        app.UseMiddleware<LinkEndings>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<CallerMiddleware>();
        app.UseMiddleware<OwnOrigin>();
        app.UseMiddleware<CircuitGate>();
        app.UseAuthorization();
        app.UseMiddleware<BodyDoor>();
        app.UseAntiforgery();
        if (!settings.IsWeb)
        {
            app.MapHealth();
            return;
        }

        app.MapHealth();
        app.MapLeadCrmApi();
        app.MapJobDashboard();
        app.MapRazorPages();
        app.MapReportDownload();
        app.MapEmbedding();
        app.MapEmergencyWatch();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
