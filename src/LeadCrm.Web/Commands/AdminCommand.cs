using System.CommandLine;
using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Infrastructure;
using LeadCrm.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace LeadCrm.Web.Commands;

/// <summary>Makes the first administrator of a fresh production database.</summary>
internal static class AdminCommand
{
    public static Command Create()
    {
        var email = new Argument<string>("email") { Description = "The administrator's e-mail address" };
        var data = CommandOptions.Data(CommandOptions.ProductionFolder);
        var create = new Command("create", "Makes an administrator and prints a link to choose a password, once.") { email, data };
        create.SetAction((parsed, ct) => CreateAsync(parsed.GetRequiredValue(email), parsed.GetValue(data), ct));
        return new Command("admin", "Administrators.") { create };
    }

    private static async Task<int> CreateAsync(string typed, string? data, CancellationToken ct)
    {
        if (!MailAddressRule.TryNormalise(typed, out var email))
            throw new CommandRefusedException($"'{typed}' is not an e-mail address.");
        await using var session = await CommandSession.OpenAsync(data, ct, CommandOptions.ProductionFolder);
        var user = await session.WithAsync((UserAccounts accounts) => accounts.EnsureAsync(email, email, Roles.Administrator, clinicId: null, password: null));
        if (user.PasswordHash is not null)
            throw new CommandRefusedException("This address has an account with a password already.");
        var token = await session.WithAsync(async (UserManager<User> users) => await users.GeneratePasswordResetTokenAsync((await users.FindByIdAsync(user.Id.ToString()))!));
        var publicUrl = await session.WithAsync((IOptions<LeadCrmSettings> settings) => Task.FromResult(settings.Value.PublicUrl.TrimEnd('/')));
        var query = new Dictionary<string, string?> { ["user"] = user.Id.ToString(), ["token"] = token };
        Console.WriteLine("Open this link once to choose a password (valid for a day):");
        Console.WriteLine(QueryHelpers.AddQueryString($"{publicUrl}/signin/choose-password", query));
        return 0;
    }
}
