using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LeadCrm.TestSupport.Database;
using LeadCrm.TestSupport.Postgres;
using LeadCrm.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace LeadCrm.TestSupport.Web;

/// <summary>The whole program on a free loopback port, on a database of its own, talked to over real HTTP.</summary>
public class TestApp : IAsyncLifetime
{
    private TestDatabase? _database;
    private WebApplication? _app;

    public Uri Address => new(_app!.Urls.Single());

    public IServiceProvider Services => _app!.Services;

    public string ConnectionString => _database!.ApplicationConnectionString;

    public string OwnerConnectionString => _database!.OwnerConnectionString;

    public string DataFolder { get; private set; } = "";

    /// <summary>Where it listens: any free port, unless it has to be known before.</summary>
    protected virtual string Url => "http://127.0.0.1:0";

    /// <summary>Settings on top of the tests' own.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string?>> Settings => [];

    public async ValueTask InitializeAsync()
    {
        _database = await LeadCrmTemplate.CloneAsync();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ApplicationName = typeof(WebHost).Assembly.GetName().Name });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(LeadCrmTemplate.Configuration(Settings));
        DataFolder = builder.Configuration["LeadCrm:DataFolder"]!;
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(Url);
        builder.Services.AddStaleQueryWatch();
        _app = WebHost.Build(builder, ConnectionString);
        await _app.StartAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (_database is not null)
            await _database.DisposeAsync();
        if (Directory.Exists(DataFolder))
            Directory.Delete(DataFolder, recursive: true);
    }

    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>A client signed in with a demo account, for example <c>coordinator</c>.</summary>
    public async Task<HttpClient> SignedInAsync(string account)
    {
        var client = Client();
        var answer = await client.PostAsJsonAsync("/api/v1/auth/token", new { email = $"{account}@demo.leadcrm.test", password = "Demo-2026!leads" });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
