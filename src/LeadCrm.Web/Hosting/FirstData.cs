using LeadCrm.Application.Access;
using LeadCrm.Application.Seeding;
using LeadCrm.Infrastructure.Encryption;
using LeadCrm.Infrastructure.Identity;
using MediatR;

namespace LeadCrm.Web.Hosting;

/// <summary>What a database needs before it is used: catalogue and default policy always, clinics, accounts and a history in demo mode. Writing it again changes nothing.</summary>
internal static class FirstData
{
    public static async Task WriteAsync(IServiceProvider services, bool demo, CancellationToken ct, int demoLeads = 0)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        await scope.ServiceProvider.GetRequiredService<KeyCleaning>().RunAsync(ct);
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        await mediator.Send(new SeedReference(), ct);
        if (!demo)
            return;
        await mediator.Send(new SeedDemoClinics(), ct);
        var accounts = scope.ServiceProvider.GetRequiredService<UserAccounts>();
        var people = new Dictionary<Guid, Guid>();
        foreach (var account in DemoAccounts.All)
        {
            var user = await accounts.EnsureAsync(account.Email, account.Name, account.Roles, account.ClinicId, DemoAccounts.Password);
            if (account.ClinicId is { } clinic)
                people[clinic] = user.Id;
        }

        await ActivatorUtilities.CreateInstance<DemoHistory>(scope.ServiceProvider).WriteAsync(demoLeads, people, ct);
    }
}
