using System.Net;
using LeadCrm.Application.Access;
using LeadCrm.Application.Clinics;
using LeadCrm.TestSupport.Web;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Web.Tests.Api;

public sealed class ClosedAccountTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("/clinic")]
    [InlineData("/clinic/licences")]
    [InlineData("/clinics")]
    [InlineData("/clinics/new")]
    [InlineData("/clinics/0199aaaa-0000-7000-8000-00000000000a")]
    public async Task Without_signing_in_a_clinics_pages_lead_to_the_sign_in(string page)
    {
        var answer = await app.Client().GetAsync(page);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldContain("/signin");
    }

    [Fact]
    public async Task A_session_ends_with_the_request_after_the_account_was_closed()
    {
        var clinic = await app.SignedInAsync("clinic-b");
        (await clinic.GetAsync("/api/v1/assignments")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await using (var scope = app.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(new Caller(Roles.Manager, Guid.NewGuid()));
            var accounts = await scope.ServiceProvider.GetRequiredService<IPeople>().ListAsync(CancellationToken.None);
            var closed = accounts.Single(p => p.Name.Contains("clinic B", StringComparison.Ordinal)).Id;
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new DeactivateClinicUser(Application.Seeding.DemoClinics.B, closed));
        }

        (await clinic.GetAsync("/api/v1/assignments")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await app.Client().PostJsonAsync("/api/v1/auth/token", new { email = "clinic-b@demo.leadcrm.test", password = "Demo-2026!leads" })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
