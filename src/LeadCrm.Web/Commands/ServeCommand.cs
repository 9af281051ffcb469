using System.CommandLine;
using LeadCrm.Web.Hosting;

namespace LeadCrm.Web.Commands;

/// <summary><c>run</c> for a first look, with demo data; <c>start</c> for production, configured by the environment.</summary>
internal static class ServeCommand
{
    public static Command Run()
    {
        var (port, data) = (CommandOptions.Port(), CommandOptions.Data());
        var noDemo = new Option<bool>("--no-demo") { Description = "Without demo accounts, clinics and leads" };
        var demoLeads = new Option<int>("--demo-leads") { Description = "How many invented leads the first run of a demo writes; 0: none", DefaultValueFactory = _ => DemoHistory.Leads };
        var command = new Command("run", "Starts everything on 127.0.0.1, with demo data.") { port, data, noDemo, demoLeads };
        command.SetAction((parsed, ct) =>
        {
            var builder = ProgramConfiguration.Create(Environments.Development, parsed.GetValue(data));
            return ServeAsync(builder, Loopback.Only(builder, parsed.GetValue(port)), demo: !parsed.GetValue(noDemo), ct, parsed.GetValue(demoLeads));
        });
        return command;
    }

    public static Command Start()
    {
        var (port, data) = (CommandOptions.Port(), CommandOptions.Data(CommandOptions.ProductionFolder));
        var command = new Command("start", "Starts everything for production, configured by environment variables.") { port, data };
        command.SetAction((parsed, ct) =>
        {
            var builder = ProgramConfiguration.Create(Environments.Production, parsed.GetValue(data), CommandOptions.ProductionFolder);
            return ServeAsync(builder, AsConfigured(builder, parsed.GetValue(port)), demo: false, ct);
        });
        return command;
    }

    private static async Task<int> ServeAsync(WebApplicationBuilder builder, string url, bool demo, CancellationToken ct, int demoLeads = 0)
    {
        if (!demo && builder.Configuration.GetValue<bool>("LeadCrm:Demo"))
            throw new CommandRefusedException("Production does not start with demo accounts: unset LeadCrm__Demo.");
        PublicAddress.RefuseBlindTrust(builder.Configuration);
        if (string.IsNullOrEmpty(builder.Configuration["LeadCrm:PublicUrl"]))
            builder.Configuration["LeadCrm:PublicUrl"] = url;
        builder.Configuration["LeadCrm:Demo"] = demo ? "true" : "false";
        using var logs = ProgramConfiguration.StartupLogs(builder.Configuration);
        var logger = logs.CreateLogger("LeadCrm");
        await using var database = await DatabaseAccess.OpenAsync(builder.Configuration, logger, ct);
        await database.MigrateAsync(logger, ct);
        await DemoDatabase.CheckAsync(database.ConnectionString, demo, builder.Environment.IsProduction(), ct);
        await using var app = WebHost.Build(builder, database.ConnectionString);
        await FirstData.WriteAsync(app.Services, demo, ct, demoLeads);
        await app.StartAsync(ct);
        Announce(url, demo);
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    /// <summary>Where production listens: what ASPNETCORE_URLS says, behind its proxy, else loopback.</summary>
    /// <returns>The address on this machine.</returns>
    private static string AsConfigured(WebApplicationBuilder builder, int port)
    {
        var configured = builder.Configuration["urls"];
        var url = string.IsNullOrEmpty(configured) ? $"http://127.0.0.1:{port}" : configured;
        builder.WebHost.UseUrls(url);
        return $"http://127.0.0.1:{new Uri(url.Split(';')[0].Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal)).Port}";
    }

    private static void Announce(string url, bool demo)
    {
        Console.WriteLine($"LeadCrm is ready: {url}");
        if (!demo)
            return;
        Console.WriteLine($"Demo accounts, password {DemoAccounts.Password}:");
        foreach (var account in DemoAccounts.All)
            Console.WriteLine($"  {account.Email}");
        Console.WriteLine($"A sample article: {url}/demo-article");
    }
}
