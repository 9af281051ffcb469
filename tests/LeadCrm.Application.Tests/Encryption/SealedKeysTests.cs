using System.Security.Cryptography;
using LeadCrm.Infrastructure.Encryption;
using LeadCrm.TestSupport;
using LeadCrm.TestSupport.UseCases;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Application.Tests.Encryption;

public sealed class SealedKeysTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private const string Purpose = "cookies";

    [Fact]
    public async Task What_lies_in_the_database_makes_no_cookie()
    {
        var secret = ProtectorOf(Here()).Protect("somebody");

        var rows = await RowsAsync();
        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(xml => xml.Contains("encryptedSecret") && !xml.Contains("<masterKey") && !xml.Contains("requiresEncryption"));
        ProtectorOf(Here()).Unprotect(secret).ShouldBe("somebody");
        // Somebody with the same rows and another master key, or none.
        Should.Throw<CryptographicException>(() => ProtectorOf(Here(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))).Unprotect(secret));
    }

    [Fact]
    public async Task A_key_in_the_clear_opens_nothing_and_is_gone_after_the_next_start()
    {
        var folder = Directory.CreateTempSubdirectory("leadcrm-keys-");
        try
        {
            var known = DataProtectionProvider.Create(folder, p => p.SetApplicationName("LeadCrm"));
            var forged = known.CreateProtector(Purpose).Protect("an administrator");
            var xml = await File.ReadAllTextAsync(folder.GetFiles("key-*.xml").Single().FullName);
            xml.ShouldContain("<masterKey");
            await app.ReadAsync(async db =>
            {
                db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = "key-known", Xml = xml });
                return await db.SaveChangesAsync();
            });

            Should.Throw<CryptographicException>(() => ProtectorOf(Here()).Unprotect(forged));

            await using (var scope = app.Services.CreateAsyncScope())
                await scope.ServiceProvider.GetRequiredService<KeyCleaning>().RunAsync(CancellationToken.None);
            (await RowsAsync()).ShouldNotContain(row => row.Contains("<masterKey"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private ServiceProvider Here(string masterKey = LeadCrmTemplate.MasterKey) =>
        UseCaseServices.Build(LeadCrmTemplate.Configuration([new("LeadCrm:MasterKey", masterKey)]), app.ConnectionString, app.Time);

    private static IDataProtector ProtectorOf(IServiceProvider services) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector(Purpose);

    private Task<List<string>> RowsAsync() => app.ReadAsync(db => db.DataProtectionKeys.Select(k => k.Xml!).ToListAsync());
}
