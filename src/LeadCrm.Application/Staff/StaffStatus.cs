using LeadCrm.Domain.Staff;

namespace LeadCrm.Application.Staff;

/// <summary>Where a colleague stands.</summary>
public enum StaffStatus
{
    /// <summary>Can sign in, and is there.</summary>
    Active = 0,

    /// <summary>Can sign in, and is away today.</summary>
    Absent = 1,

    /// <summary>Has not chosen a password yet.</summary>
    Invited = 2,

    /// <summary>Has not chosen a password, and the link of the invitation has run out.</summary>
    InvitationExpired = 3,

    /// <summary>Can no longer sign in.</summary>
    Deactivated = 4,
}

internal static class StaffStanding
{
    public static StaffStatus Of(StaffAccount account, StaffProfile? profile, bool isAbsent, DateTimeOffset now) => account switch
    {
        { IsActive: false } => StaffStatus.Deactivated,
        { HasPassword: false } => profile?.InvitedUntil <= now ? StaffStatus.InvitationExpired : StaffStatus.Invited,
        _ => isAbsent ? StaffStatus.Absent : StaffStatus.Active,
    };

    /// <summary>The last day of the absence that covers a day, through absences that follow at once; null when none does.</summary>
    public static DateOnly? AbsentUntil(IEnumerable<Absence> absences, DateOnly today)
    {
        DateOnly? last = null;
        foreach (var absence in absences.OrderBy(a => a.From))
        {
            if (absence.Covers(today) || (last is { } end && absence.From <= end.AddDays(1)))
                last = last is { } so && so > absence.To ? so : absence.To;
        }

        return last;
    }
}
