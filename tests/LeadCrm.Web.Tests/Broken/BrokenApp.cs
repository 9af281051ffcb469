using System.Net.Http.Json;
using System.Text.Json;
using LeadCrm.Application.Access;
using LeadCrm.Application.Routing;
using LeadCrm.TestSupport.Web;
using LeadCrm.Web.Tests.Api;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Web.Tests.Broken;

/// <summary>
/// The program with one case in full swing, so that broken input reaches what lies behind the look-ups. No jobs run beside it, so that
/// what is counted changes only by what is sent; the log is kept to be read.
/// </summary>
public sealed class BrokenApp : TestApp
{
    private readonly string _log = Path.Combine(Path.GetTempPath(), $"leadcrm-broken-{Guid.NewGuid():N}.log");

    public IReadOnlyDictionary<string, HttpClient> Callers { get; private set; } = new Dictionary<string, HttpClient>();

    /// <summary>What stands for a route's parameter, by the route's first part.</summary>
    public IReadOnlyDictionary<string, string> Ids { get; private set; } = new Dictionary<string, string>();

    public string CaseToken { get; private set; } = "";

    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("LeadCrm:Roles", "Web"),
        new("Serilog:Using:0", "Serilog.Sinks.File"),
        new("Serilog:MinimumLevel:Default", "Warning"),
        new("Serilog:WriteTo:0:Name", "File"),
        new("Serilog:WriteTo:0:Args:path", _log),
        new("Serilog:WriteTo:0:Args:shared", "true"),
    ];

    /// <summary>Called by each test; the first makes the world.</summary>
    public async Task PrepareAsync()
    {
        if (Callers.Count > 0)
            return;
        var callers = new Dictionary<string, HttpClient> { [""] = Client() };
        foreach (var account in new[] { "coordinator", "clinic-a", "manager", "admin", "reviewer" })
            callers[account] = await SignedInAsync(account);
        var (coordinator, clinic) = (callers["coordinator"], callers["clinic-a"]);
        var asked = await (await callers[""].PostAsync("/api/v1/quote-requests", JsonContent.Create(QuoteRequestJson.Create()))).Content.ReadFromJsonAsync<JsonElement>();
        CaseToken = asked.GetProperty("caseUrl").GetString()!.Split('/')[^1];
        var lead = (await coordinator.GetJsonAsync($"/api/v1/leads?q={asked.GetProperty("reference").GetString()}")).GetProperty("items")[0].GetProperty("id").GetString()!;
        await coordinator.DoAsync($"/api/v1/leads/{lead}/qualify");
        await RouteAsync();
        var offer = (await clinic.GetJsonAsync("/api/v1/assignments?status=Offered")).GetProperty("items")[0].GetProperty("id").GetString()!;
        await clinic.DoAsync($"/api/v1/assignments/{offer}/accept");
        await callers[""].DoAsync($"/api/v1/cases/{CaseToken}/assignments/{offer}/share-identity", new { risksAcknowledged = true });
        var quote = await (await clinic.DoAsync($"/api/v1/assignments/{offer}/quotes", Samples.Quote())).Content.ReadFromJsonAsync<JsonElement>();
        var template = await (await clinic.DoAsync("/api/v1/quote-templates", new { name = "Usual", quote = Samples.Quote(offer) })).Content.ReadFromJsonAsync<JsonElement>();
        await clinic.DoAsync($"/api/v1/assignments/{offer}/return", new { reason = "bogus", note = "It sounds invented." });
        var back = (await coordinator.GetJsonAsync("/api/v1/returns")).GetProperty("items")[0].GetProperty("id").GetString()!;
        var colleague = await (await callers["admin"].DoAsync("/api/v1/staff", Samples.Colleague())).Content.ReadFromJsonAsync<JsonElement>();
        Ids = new Dictionary<string, string>
        {
            ["staff"] = colleague.GetProperty("id").GetString()!,
            ["leads"] = lead,
            ["assignments"] = offer,
            ["quotes"] = quote.GetProperty("id").GetString()!,
            ["quote-templates"] = template.GetProperty("id").GetString()!,
            ["returns"] = back,
        };
        Callers = callers;
    }

    /// <summary>
    /// The exceptions that were logged so far, entry by entry. A unique key that was taken (23505) is none: EF Core tells of it before the program
    /// answers that the act is done already. The file is shared with the program that writes it.
    /// </summary>
    public async Task<IReadOnlyList<string>> LoggedExceptionsAsync()
    {
        if (!File.Exists(_log))
            return [];
        await using var file = new FileStream(_log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return [.. (await reader.ReadToEndAsync()).Split("\n20", StringSplitOptions.None)
            .Where(entry => entry.Contains("\n   at ", StringComparison.Ordinal) && !entry.Contains("23505", StringComparison.Ordinal))];
    }

    private async Task RouteAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RouteLeads());
    }
}
