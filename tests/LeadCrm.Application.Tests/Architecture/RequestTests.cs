using System.Reflection;
using LeadCrm.Application.Access;

namespace LeadCrm.Application.Tests.Architecture;

public sealed class RequestTests
{
    public static TheoryData<Type> Requests => [.. ApplicationRegistration.Requests];

    [Theory]
    [MemberData(nameof(Requests))]
    public void Every_request_declares_who_may_send_it(Type request) =>
        request.GetCustomAttribute<AllowedToAttribute>().ShouldNotBeNull().Roles.ShouldNotBe(Roles.None);

    [Fact]
    public void There_are_requests_to_look_at() => ApplicationRegistration.Requests.Count().ShouldBeGreaterThan(20);
}
