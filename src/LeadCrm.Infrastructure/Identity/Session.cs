using LeadCrm.Application.Access;

namespace LeadCrm.Infrastructure.Identity;

/// <summary>
/// One way in that an account has opened. What it was given is written down: when the account's password, roles or clinic are others
/// than these, the session is over. Without its row a cookie or a token opens nothing.
/// </summary>
internal sealed class Session
{
    private Session()
    {
    }

    public Session(Guid id, User user, SessionKind kind, DateTimeOffset at, DateTimeOffset until)
    {
        (Id, UserId, Kind, BegunAt, ExpiresAt) = (id, user.Id, kind, at, until);
        (SecurityStamp, Roles, ClinicId) = (user.SecurityStamp ?? "", user.Roles, user.ClinicId);
    }

    /// <summary>Random: it must not be guessed from another one.</summary>
    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    public SessionKind Kind { get; private set; }

    public DateTimeOffset BegunAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public string SecurityStamp { get; private set; } = "";

    public Roles Roles { get; private set; }

    public Guid? ClinicId { get; private set; }
}

/// <summary>Who carries a session.</summary>
public enum SessionKind
{
    /// <summary>A person's browser, in a cookie.</summary>
    Browser = 0,

    /// <summary>A program, in a bearer token.</summary>
    Token = 1,
}
