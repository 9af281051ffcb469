using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using LeadCrm.Domain;
using LeadCrm.Infrastructure;
using LeadCrm.Migrations;
using LeadCrm.Web.Hosting;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace LeadCrm.Application.Tests.Architecture;

public sealed class LayerTests
{
    private static readonly System.Reflection.Assembly s_domain = typeof(BrokenRuleException).Assembly;
    private static readonly System.Reflection.Assembly s_application = typeof(ILeadCrmDb).Assembly;
    private static readonly System.Reflection.Assembly s_infrastructure = typeof(LeadCrmSettings).Assembly;
    private static readonly System.Reflection.Assembly s_web = typeof(WebHost).Assembly;

    private static readonly ArchUnitNET.Domain.Architecture s_architecture =
        new ArchLoader().LoadAssemblies(s_domain, s_application, s_infrastructure, typeof(Migrator).Assembly, s_web).Build();

    [Fact]
    public void The_domain_references_nothing_but_the_platform() =>
        s_domain.GetReferencedAssemblies().Select(a => a.Name!)
            .ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal) || name == "netstandard" || name == "System");

    [Fact]
    public void The_application_does_not_know_infrastructure_or_web() =>
        s_application.GetReferencedAssemblies().Select(a => a.Name).ShouldNotContain(name => name == s_infrastructure.GetName().Name || name == s_web.GetName().Name);

    [Fact]
    public void The_infrastructure_does_not_know_the_web() =>
        s_infrastructure.GetReferencedAssemblies().Select(a => a.Name).ShouldNotContain(s_web.GetName().Name);

    [Fact]
    public void Components_and_pages_own_no_data_access() =>
        Types().That().ResideInNamespaceMatching(@"^LeadCrm\.Web\.(Workbench|Partner|Patient)")
            .Should().NotDependOnAny(Types().That().HaveFullName("LeadCrm.Infrastructure.Database.LeadCrmDbContext").Or().HaveFullName("LeadCrm.Application.ILeadCrmDb"))
            .Check(s_architecture);
}
