using LeadCrm.Infrastructure.Encryption;
using LeadCrm.Migrations;
using LeadCrm.TestSupport.Postgres;
using LeadCrm.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace LeadCrm.TestSupport;

/// <summary>The database every test starts from: migrated, with the shipped catalogue, the default policy, the demo clinics and accounts.</summary>
public static class LeadCrmTemplate
{
    /// <summary>One key for all tests of a run: the template's sealed texts must open in its clones.</summary>
    public const string MasterKey = "dGVzdHMtb25seS1tYXN0ZXIta2V5LTMyLWJ5dGVzISE=";

    public static async Task<TestDatabase> CloneAsync()
    {
        var template = await TemplateDatabase.GetAsync(Content(), MigrateAndSeedAsync);
        return await template.CloneAsync();
    }

    public static IConfiguration Configuration(IEnumerable<KeyValuePair<string, string?>>? more = null) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["LeadCrm:MasterKey"] = MasterKey,
            ["LeadCrm:Demo"] = "true",
            ["LeadCrm:DataFolder"] = Path.Combine(Path.GetTempPath(), "leadcrm-tests", Guid.NewGuid().ToString("N")),
            ["Serilog:MinimumLevel:Default"] = "Error",
        })
        .AddInMemoryCollection(more ?? [])
        .Build();

    /// <summary>What the template is made from: another build of these assemblies makes another template.</summary>
    private static string Content() =>
        string.Join('|', new[] { typeof(Migrator), typeof(FirstData), typeof(MasterKey), typeof(Application.ILeadCrmDb), typeof(Domain.BrokenRuleException) }
            .Select(t => t.Assembly.ManifestModule.ModuleVersionId));

    private static async Task MigrateAndSeedAsync(string ownerConnectionString)
    {
        await Migrator.MigrateAsync(ownerConnectionString, "leadcrm_app");
        await using var services = UseCases.UseCaseServices.Build(Configuration(), ownerConnectionString, TimeProvider.System);
        await FirstData.WriteAsync(services, demo: true, CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
    }
}
