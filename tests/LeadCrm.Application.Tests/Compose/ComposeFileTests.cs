using System.Text.RegularExpressions;

namespace LeadCrm.Application.Tests.Compose;

public sealed partial class ComposeFileTests
{
    private readonly ComposeFile _compose = ComposeFile.Read();

    [Fact]
    public void It_runs_a_database_a_one_shot_migration_web_worker_and_a_mail_catcher()
    {
        _compose.Services.ShouldBe(["postgres", "migrate", "web", "worker", "mail"], ignoreOrder: true);
        _compose.Value("services", "postgres", "image").ShouldStartWith("postgres:17");
        _compose.List("services", "migrate", "command").ShouldBe(["migrate"]);
        _compose.Value("services", "web", "environment", "LeadCrm__Roles").ShouldBe("Web");
        _compose.Value("services", "worker", "environment", "LeadCrm__Roles").ShouldBe("Worker");
    }

    [Theory]
    [InlineData("web")]
    [InlineData("worker")]
    public void Web_and_worker_wait_for_the_migration_and_never_hold_the_owners_password(string service)
    {
        _compose.Value("services", service, "depends_on", "migrate", "condition").ShouldBe("service_completed_successfully");
        var environment = _compose.Section("services", service, "environment");
        environment.Keys.ShouldNotContain("ConnectionStrings__LeadCrmOwner");
        environment["ConnectionStrings__LeadCrm"].ShouldBeOfType<string>().ShouldContain("Username=leadcrm_app");
    }

    [Fact]
    public void What_stays_up_has_a_health_check()
        => _compose.Services.Where(service => service != "migrate").ShouldAllBe(service => _compose.Has(service, "healthcheck"));

    [Fact]
    public void What_must_survive_a_restart_is_on_a_volume_that_is_declared()
    {
        var mounted = _compose.Services.Where(service => _compose.Has(service, "volumes"))
            .SelectMany(service => _compose.List("services", service, "volumes"))
            .Select(volume => volume.Split(':')[0])
            .Distinct(StringComparer.Ordinal);

        mounted.ShouldBe(_compose.Section("volumes").Keys.Cast<string>(), ignoreOrder: true);
        _compose.List("services", "postgres", "volumes").ShouldContain("postgres:/var/lib/postgresql/data");
    }

    [Fact]
    public void Every_secret_comes_from_outside_and_nothing_starts_without_it()
    {
        var secrets = Secrets().Matches(_compose.Text).Select(match => match.Value).ToList();

        secrets.Count.ShouldBeGreaterThanOrEqualTo(4);
        secrets.ShouldAllBe(secret => secret.Contains(":?", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_listens_beyond_this_machine()
        => _compose.Services.Where(service => _compose.Has(service, "ports"))
            .SelectMany(service => _compose.List("services", service, "ports"))
            .ShouldAllBe(port => port.StartsWith("127.0.0.1:", StringComparison.Ordinal));

    [Fact]
    public void The_two_roles_are_made_before_the_first_migration()
    {
        var script = _compose.Value("configs", "roles", "content");

        script.ShouldContain("CREATE ROLE leadcrm_owner LOGIN CREATEDB");
        script.ShouldContain("CREATE ROLE leadcrm_app LOGIN PASSWORD");
        script.ShouldContain("CREATE DATABASE leadcrm OWNER leadcrm_owner");
    }

    [GeneratedRegex(@"\$\{LEADCRM_(?:\w+_PASSWORD|MASTER_KEY)[^}]*\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secrets();
}
