using LeadCrm.Domain.Rates;
using LeadCrm.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Infrastructure.Rates;

/// <summary>The rates in use, kept in memory until a newer day is in the database; a day that is there never changes.</summary>
internal sealed class KeptRates
{
    private ReferenceRates? _newest;

    /// <summary>The same object until the rates change.</summary>
    public async Task<ReferenceRates> ReadAsync(LeadCrmDbContext db, CancellationToken ct)
    {
        if (await db.ReferenceRates.MaxAsync(r => (DateOnly?)r.Day, ct) is not { } newest || newest < ShippedRates.Value.Day)
            return ShippedRates.Value;
        if (Volatile.Read(ref _newest) is { } known && known.Day == newest)
            return known;
        var read = new ReferenceRates(newest, await db.ReferenceRates.AsNoTracking().Where(r => r.Day == newest).ToDictionaryAsync(r => r.Currency, r => r.PerEuro, ct));
        Volatile.Write(ref _newest, read);
        return read;
    }
}
