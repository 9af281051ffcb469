using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Staff;

/// <summary>
/// How somebody of the house works, beside what their account may do: languages, hours, how many leads a day. Every act on a colleague counts its
/// version up, also one that changes the account alone, so that of two administrators the second reads what the first did.
/// </summary>
public sealed class StaffProfile : IRowVersioned
{
    /// <summary>How long the link of an invitation works.</summary>
    public static readonly TimeSpan InvitationLife = TimeSpan.FromHours(72);

    private readonly bool _isNew;

    private StaffProfile() => (Languages, Weekly) = ([], []);

    /// <summary>A profile that says nothing yet.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="at">When (UTC).</param>
    public StaffProfile(Guid userId, DateTimeOffset at)
        : this() => (UserId, ChangedAt, Version, _isNew) = (userId, at, 1, true);

    /// <summary>Key: the account.</summary>
    public Guid UserId { get; private set; }

    /// <summary>BCP 47 tags of the languages in which they work.</summary>
    public List<string> Languages { get; private set; }

    /// <summary>IANA zone of their hours and days; null: that of the organisation.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>Working hours, local times; none while not stated.</summary>
    public List<WorkingInterval> Weekly { get; private set; }

    /// <summary>How many leads a day they take; null: no limit.</summary>
    public int? LeadsPerDay { get; private set; }

    /// <summary>When the last invitation was asked for (UTC); null for who was never invited.</summary>
    public DateTimeOffset? InvitedAt { get; private set; }

    /// <summary>Who asked for it; null for who was never invited.</summary>
    public Guid? InvitedBy { get; private set; }

    /// <summary>How many invitations were asked for.</summary>
    public int Invitations { get; private set; }

    /// <summary>When somebody last acted on it (UTC).</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Row version, from 1: nobody who saw that there was no profile yet takes the first one for that.</summary>
    public int Version { get; private set; }

    /// <summary>Until when the link of the last invitation works (UTC).</summary>
    public DateTimeOffset? InvitedUntil => InvitedAt + InvitationLife;

    /// <summary>Asks for an invitation by mail.</summary>
    /// <param name="by">Who invites.</param>
    /// <param name="at">When (UTC).</param>
    public void Invite(Guid by, DateTimeOffset at)
    {
        (InvitedBy, InvitedAt) = (by, at);
        Invitations++;
        Touch(at);
    }

    /// <summary>States how they work.</summary>
    /// <param name="manner">Languages, zone, hours and capacity.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>working-hours-invalid</c> when a stretch of work ends before it begins or two overlap; <c>unknown-time-zone</c>.</exception>
    public void Describe(WorkingManner manner, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(manner);
        if (manner.Weekly.Count > 0)
            _ = new WorkingHours(manner.TimeZone ?? "Etc/UTC", manner.Weekly);
        (Languages, TimeZone, LeadsPerDay) = ([.. manner.Languages.Distinct(StringComparer.OrdinalIgnoreCase)], manner.TimeZone, manner.LeadsPerDay);
        Weekly = [.. manner.Weekly.OrderBy(i => i.Day).ThenBy(i => i.From)];
        Touch(at);
    }

    /// <summary>Whether it says the same already.</summary>
    /// <param name="manner">Languages, zone, hours and capacity.</param>
    public bool Says(WorkingManner manner)
    {
        ArgumentNullException.ThrowIfNull(manner);
        return Languages.SequenceEqual(manner.Languages.Distinct(StringComparer.OrdinalIgnoreCase)) && TimeZone == manner.TimeZone && LeadsPerDay == manner.LeadsPerDay
            && Weekly.SequenceEqual(manner.Weekly.OrderBy(i => i.Day).ThenBy(i => i.From));
    }

    /// <summary>Something was done that rests on how this person stands now: who changes that at the same moment is refused.</summary>
    /// <param name="at">When (UTC).</param>
    public void Touch(DateTimeOffset at) => ChangedAt = at > ChangedAt ? at : ChangedAt.AddTicks(10);

    /// <summary>Refuses who saw another version.</summary>
    /// <param name="seen">The version that was seen, 0 where there was no profile yet; null: any.</param>
    /// <exception cref="BrokenRuleException"><c>changed-meanwhile</c>.</exception>
    public void RefuseUnlessSeen(int? seen)
    {
        if (seen is { } version && version != (_isNew ? 0 : Version))
            throw BrokenRuleException.ChangedMeanwhile();
    }
}

/// <summary>How somebody works.</summary>
/// <param name="Languages">BCP 47 tags.</param>
/// <param name="TimeZone">IANA zone; null: that of the organisation.</param>
/// <param name="Weekly">Working hours, local times.</param>
/// <param name="LeadsPerDay">How many leads a day; null: no limit.</param>
public sealed record WorkingManner(IReadOnlyList<string> Languages, string? TimeZone, IReadOnlyList<WorkingInterval> Weekly, int? LeadsPerDay);
