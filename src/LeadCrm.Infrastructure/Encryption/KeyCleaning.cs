using System.Xml.Linq;
using LeadCrm.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Infrastructure.Encryption;

/// <summary>Removes keys that lie in the clear: whoever read them once could use them for months. New ones are made when they are needed.</summary>
public sealed class KeyCleaning(LeadCrmDbContext db)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var keys = await db.DataProtectionKeys.AsNoTracking().ToListAsync(ct);
        var clear = keys.Where(k => k.Xml is null || (XElement.Parse(k.Xml) is { Name.LocalName: "key" } key && !SealedKeysOnly.IsSealed(key))).Select(k => k.Id).ToList();
        // Several processes start at once; each finds them or finds them gone.
        await db.DataProtectionKeys.Where(k => clear.Contains(k.Id)).ExecuteDeleteAsync(ct);
    }
}
