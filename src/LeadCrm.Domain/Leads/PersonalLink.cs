namespace LeadCrm.Domain.Leads;

/// <summary>
/// A patient's way in without an account. Only the random id is stored; the token is the id with an HMAC of it, so a link can be
/// put into a later mail although nothing here opens the door by itself.
/// </summary>
public sealed class PersonalLink
{
    /// <summary>How long a link opens the case after it was last put into a message.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>A link is not renewed with every mail of a day.</summary>
    private static readonly TimeSpan s_renewedAfter = TimeSpan.FromDays(1);

    private PersonalLink()
    {
    }

    /// <summary>Creates a link.</summary>
    /// <param name="id">A random id (version 4: it must not reveal when it was made).</param>
    /// <param name="leadId">The lead it opens.</param>
    /// <param name="at">When (UTC).</param>
    public PersonalLink(Guid id, Guid leadId, DateTimeOffset at)
    {
        Id = id;
        LeadId = leadId;
        CreatedAt = at;
        ExpiresAt = at + Lifetime;
    }

    /// <summary>The random id inside the token.</summary>
    public Guid Id { get; private set; }

    /// <summary>The lead it opens.</summary>
    public Guid LeadId { get; private set; }

    /// <summary>When it was made (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Until when it opens the case (UTC).</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was revoked (UTC), if it was.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Whether it opens the case.</summary>
    /// <param name="at">The moment asked about (UTC).</param>
    public bool Opens(DateTimeOffset at) => RevokedAt is null && at < ExpiresAt;

    /// <summary>It is put into a message: it opens the case for another <see cref="Lifetime"/>.</summary>
    /// <param name="at">When (UTC).</param>
    public void Renew(DateTimeOffset at)
    {
        if (Opens(at) && at + Lifetime - ExpiresAt > s_renewedAfter)
            ExpiresAt = at + Lifetime;
    }

    /// <summary>Closes it for good.</summary>
    /// <param name="at">When (UTC).</param>
    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}
