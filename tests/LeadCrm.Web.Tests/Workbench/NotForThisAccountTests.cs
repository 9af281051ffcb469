using System.Reflection;
using System.Runtime.CompilerServices;
using LeadCrm.Application;
using LeadCrm.Application.Access;
using LeadCrm.TestSupport.Web;

namespace LeadCrm.Web.Tests.Workbench;

/// <summary>Whatever a page shows or hides: what a circuit sends is refused for every account that it is not declared for, and for nobody.</summary>
public sealed class NotForThisAccountTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly (string Account, Roles Roles)[] s_accounts =
    [
        ("coordinator", Roles.Coordinator), ("manager", Roles.Manager), ("admin", Roles.Administrator), ("reviewer", Roles.MedicalReviewer), ("clinic-a", Roles.Clinic),
    ];

    private static readonly MethodInfo s_send = typeof(SenderOf).GetMethod(nameof(SenderOf.SendAsync))!;

    public static TheoryData<Type> Requests => [.. ApplicationRegistration.Requests.Where(r => !AllowedTo(r).HasFlag(Roles.Anonymous))];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_use_case_is_refused_for_whom_it_is_not_declared(Type request)
    {
        await Should.ThrowAsync<NotSignedInException>(() => SendAsync(null, request));
        foreach (var (account, roles) in s_accounts)
        {
            if ((AllowedTo(request) & roles) == Roles.None)
                await Should.ThrowAsync<NotAllowedException>(() => SendAsync(account, request), account);
        }
    }

    /// <summary>Who may send it is asked before anything in it is looked at.</summary>
    private Task SendAsync(string? account, Type request)
    {
        var answer = request.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(MediatR.IRequest<>)).GetGenericArguments()[0];
        return (Task)s_send.MakeGenericMethod(answer).Invoke(null, [app, account, RuntimeHelpers.GetUninitializedObject(request)])!;
    }

    private static Roles AllowedTo(Type request) => request.GetCustomAttribute<AllowedToAttribute>()!.Roles;
}
