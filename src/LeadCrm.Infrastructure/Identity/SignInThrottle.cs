using System.Net;
using LeadCrm.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Infrastructure.Identity;

/// <summary>
/// Slows guessing down without handing anybody a lock for somebody else's account: failures count for the client that made them. Only
/// when very many clients guess at one account are those refused that never signed in to it.
/// </summary>
internal sealed class SignInThrottle(LeadCrmDbContext db, TimeProvider time)
{
    public const int MostOfOneClient = 10;
    public const int MostOfStrangers = 100;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_remembered = TimeSpan.FromDays(90);

    /// <summary>Counts an attempt before the password is looked at, so that many at once gain nothing.</summary>
    /// <returns>Whether it may succeed.</returns>
    public async Task<bool> CountAsync(string normalizedEmail, IPAddress? address, CancellationToken ct)
    {
        var (account, client, now) = (SignInAttempt.AccountOf(normalizedEmail), ClientAddress.Of(address), time.GetUtcNow());
        var windowEnds = now + Window;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO sign_in_attempts AS a (account, client, failures, window_ends_at) VALUES ({account}, {client}, 1, {windowEnds})
            ON CONFLICT (account, client) DO UPDATE SET
                failures = CASE WHEN a.window_ends_at <= {now} THEN 1 ELSE least(a.failures + 1, 1000000) END,
                window_ends_at = CASE WHEN a.window_ends_at <= {now} THEN excluded.window_ends_at ELSE a.window_ends_at END
            """,
            ct);
        var open = db.Set<SignInAttempt>().AsNoTracking().Where(a => a.Account == account && a.WindowEndsAt > now);
        // Not there: another attempt of this client has just succeeded, and nothing counts against it any more.
        return await open.SingleOrDefaultAsync(a => a.Client == client, ct) is not { } own
            || (own.Failures <= MostOfOneClient && (own.SucceededAt > now - s_remembered || await open.SumAsync(a => a.Failures, ct) <= MostOfStrangers));
    }

    /// <summary>The attempt succeeded: nothing counts against this client any more, and it is known to the account.</summary>
    public async Task SucceededAsync(string normalizedEmail, IPAddress? address, CancellationToken ct)
    {
        var (account, client, now) = (SignInAttempt.AccountOf(normalizedEmail), ClientAddress.Of(address), time.GetUtcNow());
        await db.Set<SignInAttempt>().Where(a => a.Account == account && a.Client == client)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Failures, 0).SetProperty(a => a.WindowEndsAt, now).SetProperty(a => a.SucceededAt, now), ct);
        var forgotten = now - s_remembered;
        await db.Set<SignInAttempt>().Where(a => a.WindowEndsAt <= now && (a.SucceededAt == null || a.SucceededAt < forgotten)).ExecuteDeleteAsync(ct);
    }
}
