using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.TestSupport.UseCases;

namespace LeadCrm.Application.Tests.Pipeline;

public sealed class AuthorisationTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public Task Nobody_has_to_sign_in_first() => Should.ThrowAsync<NotSignedInException>(() => app.SendAsync(Caller.Anonymous, new ListLeads()));

    [Fact]
    public Task A_clinic_may_not_list_leads() => Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(UseCaseFixture.ClinicA, new ListLeads()));

    [Fact]
    public Task A_manager_may_not_qualify() => Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(UseCaseFixture.Manager, new QualifyLead(Guid.NewGuid(), null)));

    [Fact]
    public Task A_coordinator_may_list_leads() => Should.NotThrowAsync(() => app.SendAsync(UseCaseFixture.Coordinator, new ListLeads()));
}
