using System.Security.Claims;
using LeadCrm.Application.Access;
using LeadCrm.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Infrastructure.Identity;

/// <summary>
/// The sessions that are open. Cookies, bearer tokens and circuits all name a session and nothing else: who they are is looked up
/// here for every act, so that what ends a session ends every way in at once.
/// </summary>
public sealed class Sessions(LeadCrmDbContext db, TimeProvider time)
{
    /// <summary>A working day; after it somebody signs in again.</summary>
    public static readonly TimeSpan BrowserLifetime = TimeSpan.FromHours(12);

    public static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);

    private const string SessionClaim = "leadcrm:session";

    /// <summary>Opens a session for somebody who was recognised.</summary>
    /// <returns>The claim that names it, and when it ends (UTC).</returns>
    public async Task<(Claim Claim, DateTimeOffset ExpiresAt)> BeginAsync(User user, SessionKind kind, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var session = new Session(Guid.NewGuid(), user, kind, at, at + (kind == SessionKind.Browser ? BrowserLifetime : TokenLifetime));
        await db.Set<Session>().Where(s => s.UserId == user.Id && s.ExpiresAt <= at).ExecuteDeleteAsync(ct);
        db.Add(session);
        await db.SaveChangesAsync(ct);
        return (new Claim(SessionClaim, session.Id.ToString()), session.ExpiresAt);
    }

    /// <summary>The session that a principal names; null when it names none.</summary>
    public static Guid? Of(ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated == true && Guid.TryParse(principal.FindFirstValue(SessionClaim), out var id) ? id : null;

    /// <summary>The account of a principal, whatever became of it since.</summary>
    public static Guid? UserOf(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>Who a principal is now: roles and clinic as they stand in the database; nobody when its session is over.</summary>
    public async Task<Caller> CallerAsync(ClaimsPrincipal principal, CancellationToken ct) =>
        Of(principal) is { } id && await Open.Where(o => o.Session.Id == id).Select(o => o.User).FirstOrDefaultAsync(ct) is { } user
            ? new Caller(user.Roles, user.Id, user.ClinicId) { SessionId = id }
            : Caller.Anonymous;

    /// <summary>Those of some sessions that are still open.</summary>
    public async Task<IReadOnlySet<Guid>> OpenOfAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        (await Open.Where(o => ids.Contains(o.Session.Id)).Select(o => o.Session.Id).ToListAsync(ct)).ToHashSet();

    /// <summary>
    /// Ends the session of a principal. Signing out of a browser also ends the account's tokens, which have no window that somebody
    /// could close; other browsers stay signed in.
    /// </summary>
    public async Task EndAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (Of(principal) is not { } id || await db.Set<Session>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct) is not { } session)
            return;
        await db.Set<Session>()
            .Where(s => s.Id == id || (session.Kind == SessionKind.Browser && s.UserId == session.UserId && s.Kind == SessionKind.Token))
            .ExecuteDeleteAsync(ct);
    }

    private IQueryable<OpenSession> Open
    {
        get
        {
            var now = time.GetUtcNow();
            return from session in db.Set<Session>().AsNoTracking()
                   join user in db.Users on session.UserId equals user.Id
                   where session.ExpiresAt > now && user.IsActive
                       && session.SecurityStamp == user.SecurityStamp && session.Roles == user.Roles && session.ClinicId == user.ClinicId
                   select new OpenSession { Session = session, User = user };
        }
    }

    private sealed class OpenSession
    {
        public required Session Session { get; init; }

        public required User User { get; init; }
    }
}
