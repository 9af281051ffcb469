using LeadCrm.Application.Access;
using LeadCrm.Application.Values;
using LeadCrm.Domain;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Staff;
using LeadCrm.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Staff;

/// <summary>Where colleagues are looked up and acted on: it finds them, and writes down who did what.</summary>
/// <param name="db">The database.</param>
/// <param name="accounts">Their accounts.</param>
/// <param name="callers">Who is calling.</param>
/// <param name="organisation">The zone of who has none of their own.</param>
/// <param name="time">The clock.</param>
public sealed class StaffDesk(ILeadCrmDb db, IStaffAccounts accounts, ICallerContext callers, OrganisationCalendar organisation, TimeProvider time)
{
    /// <summary>Now (UTC).</summary>
    public DateTimeOffset At { get; } = time.GetUtcNow();

    /// <summary>Who acts.</summary>
    public Actor By => callers.Current.Actor;

    /// <summary>The account that acts.</summary>
    public Guid UserId => callers.Current.UserId ?? throw new NotSignedInException();

    /// <summary>A colleague's profile, to act on; a new one for who has none yet.</summary>
    /// <param name="userId">The colleague.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<StaffProfile> ProfileAsync(Guid userId, CancellationToken ct)
    {
        if (await db.StaffProfiles.FirstOrDefaultAsync(p => p.UserId == userId, ct) is { } known)
            return known;
        var made = new StaffProfile(userId, At);
        db.StaffProfiles.Add(made);
        return made;
    }

    /// <summary>
    /// A colleague with profile. The profile is read first: every act on the account counts its version up, so that what is decided on the account
    /// read after it cannot be saved when the account changed in between.
    /// </summary>
    /// <param name="userId">The colleague.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotFoundException">There is no such colleague.</exception>
    public async Task<(StaffProfile Profile, StaffAccount Account)> OpenAsync(Guid userId, CancellationToken ct)
    {
        var profile = await ProfileAsync(userId, ct);
        return (profile, await accounts.FindAsync(userId, ct) ?? throw new NotFoundException());
    }

    /// <summary>The day where a colleague is.</summary>
    /// <param name="profile">Their profile; null: the organisation's day.</param>
    public DateOnly TodayOf(StaffProfile? profile) =>
        profile?.TimeZone is { } zone ? new ZonedCalendar(zone).DayOf(At) : organisation.DayOf(At);

    /// <summary>Everybody's absences that are not over everywhere.</summary>
    /// <param name="ct">Cancels.</param>
    public async Task<ILookup<Guid, Absence>> AbsencesAsync(CancellationToken ct)
    {
        var since = ZonedCalendar.EarliestDay(At);
        return (await db.Absences.AsNoTracking().Where(a => a.To >= since).ToListAsync(ct)).ToLookup(a => a.UserId);
    }

    /// <summary>Refuses to lose the last administrator who can sign in. Of two who take each other's role away, the second is refused.</summary>
    /// <param name="leaving">Who would no longer be one.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="BrokenRuleException"><c>last-administrator</c>.</exception>
    public async Task KeepAdministratorAsync(Guid leaving, CancellationToken ct)
    {
        foreach (var other in (await accounts.ListAsync(ct)).Where(a => a.Id != leaving && a.Administers))
        {
            var (profile, now) = await OpenAsync(other.Id, ct);
            if (!now.Administers)
                continue;
            profile.Touch(At);
            return;
        }

        throw new BrokenRuleException("last-administrator", "This is the last administrator who can sign in; make somebody else an administrator first.");
    }

    /// <summary>Writes down who did what; names of fields, never values.</summary>
    /// <param name="userId">The colleague it was done to.</param>
    /// <param name="kind">What was done.</param>
    /// <param name="fields">What was changed.</param>
    public void Record(Guid userId, FactKind kind, params IEnumerable<string> fields) => RecordRoles(userId, kind, roles: null, fields);

    /// <summary>Writes down who gave or took which roles.</summary>
    /// <param name="userId">The colleague it was done to.</param>
    /// <param name="kind">What was done.</param>
    /// <param name="roles">See <see cref="StaffRoles.Difference"/>; empty when they stay.</param>
    /// <param name="fields">What was changed.</param>
    public void RecordRoles(Guid userId, FactKind kind, string? roles, params IEnumerable<string> fields) =>
        db.Facts.Add(new Fact(kind, At, By) { SubjectId = userId, Reason = string.IsNullOrEmpty(roles) ? null : roles, Fields = [.. fields] });
}
