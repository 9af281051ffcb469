using LeadCrm.Infrastructure;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace LeadCrm.Web.Hosting;

/// <summary>One configuration for every command: appsettings beside the program, then the environment, then the command line.</summary>
internal static class ProgramConfiguration
{
    /// <param name="environment">Development or Production.</param>
    /// <param name="dataFolder">The folder that was asked for on the command line.</param>
    /// <param name="otherwise">The folder when neither command line nor environment name one.</param>
    public static WebApplicationBuilder Create(string environment, string? dataFolder, string? otherwise = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, ContentRootPath = AppContext.BaseDirectory });
        if (dataFolder is not null)
            builder.Configuration["LeadCrm:DataFolder"] = dataFolder;
        var folder = builder.Configuration["LeadCrm:DataFolder"] ?? otherwise ?? new LeadCrmSettings().DataFolder;
        builder.Configuration["LeadCrm:DataFolder"] = Path.GetFullPath(folder);
        return builder;
    }

    /// <summary>Logs for what happens before the host is built.</summary>
    public static SerilogLoggerFactory StartupLogs(IConfiguration configuration) =>
        new(new LoggerConfiguration().MinimumLevel.Is(LogEventLevel.Information).ReadFrom.Configuration(configuration).CreateLogger(), dispose: true);
}
