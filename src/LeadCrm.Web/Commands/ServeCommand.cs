using System.CommandLine;
using LeadCrm.Web.Hosting;

namespace LeadCrm.Web.Commands;

/// <summary><c>run</c> for a first look, with demo data; <c>start</c> for production, configured by the environment.</summary>
internal static class ServeCommand
{
    public static Command Run()
    {
        var (port, data) = (CommandOptions.Port(), CommandOptions.Data());
        var noDemo = new Option<bool>("--no-demo") { Description = "Without demo accounts and clinics" };
        var command = new Command("run", "Starts everything on 127.0.0.1, with demo data.") { port, data, noDemo };
        command.SetAction((parsed, ct) => ServeAsync(Environments.Development, parsed.GetValue(port), parsed.GetValue(data), demo: !parsed.GetValue(noDemo), ct));
        return command;
    }

    public static Command Start()
    {
        var (port, data) = (CommandOptions.Port(), CommandOptions.Data());
        var command = new Command("start", "Starts everything for production, configured by environment variables.") { port, data };
        command.SetAction((parsed, ct) => ServeAsync(Environments.Production, parsed.GetValue(port), parsed.GetValue(data), demo: false, ct));
        return command;
    }

    private static async Task<int> ServeAsync(string environment, int port, string? data, bool demo, CancellationToken ct)
    {
        var builder = ProgramConfiguration.Create(environment, data);
        if (!demo && builder.Configuration.GetValue<bool>("LeadCrm:Demo"))
            throw new CommandRefusedException("Production does not start with demo accounts: unset LeadCrm__Demo.");
        var url = Listen(builder, port, demo);
        using var logs = ProgramConfiguration.StartupLogs(builder.Configuration);
        var logger = logs.CreateLogger("LeadCrm");
        await using var database = await DatabaseAccess.OpenAsync(builder.Configuration, logger, ct);
        await database.MigrateAsync(logger, ct);
        await using var app = WebHost.Build(builder, database.ConnectionString);
        await FirstData.WriteAsync(app.Services, demo, ct);
        await app.StartAsync(ct);
        Announce(url, demo);
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    /// <summary>Demo mode listens on loopback only. Production may be told otherwise by ASPNETCORE_URLS, behind its proxy.</summary>
    private static string Listen(WebApplicationBuilder builder, int port, bool demo)
    {
        var configured = builder.Configuration["urls"];
        var url = demo || string.IsNullOrEmpty(configured) ? $"http://127.0.0.1:{port}" : configured;
        builder.WebHost.UseUrls(url);
        if (string.IsNullOrEmpty(builder.Configuration["LeadCrm:PublicUrl"]))
            builder.Configuration["LeadCrm:PublicUrl"] = $"http://127.0.0.1:{port}";
        builder.Configuration["LeadCrm:Demo"] = demo ? "true" : "false";
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
