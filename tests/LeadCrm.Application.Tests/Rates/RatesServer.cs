using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeadCrm.Application.Tests.Rates;

/// <summary>Stands for the central bank: a real server on this machine that gives what a test says.</summary>
internal sealed class RatesServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RatesServer(WebApplication app) => _app = app;

    public string Content { get; set; } = "";

    public int Status { get; set; } = StatusCodes.Status200OK;

    public string Address => _app.Urls.Single() + "/stats/eurofxref/eurofxref-daily.xml";

    public static async Task<RatesServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new RatesServer(builder.Build());
        server._app.Run(context =>
        {
            context.Response.StatusCode = server.Status;
            context.Response.Headers.Location = "/elsewhere";
            return context.Response.WriteAsync(server.Content);
        });
        await server._app.StartAsync();
        return server;
    }

    public static string File(string day, params IEnumerable<(string Currency, string Rate)> rates) =>
        $"<Envelope><Cube><Cube time='{day}'>{string.Concat(rates.Select(r => $"<Cube currency='{r.Currency}' rate='{r.Rate}'/>"))}</Cube></Cube></Envelope>";

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
