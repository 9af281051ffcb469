using LeadCrm.Application.Access;
using LeadCrm.Domain.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Staff;

/// <summary>One colleague.</summary>
/// <param name="Id">The account.</param>
[AllowedTo(Roles.Administrator)]
public sealed record GetStaffMember(Guid Id) : IRequest<StaffMember>;

/// <summary>The caller's own record.</summary>
[AllowedTo(Roles.Coordinator | Roles.MedicalReviewer | Roles.Manager | Roles.Administrator)]
public sealed record GetMyProfile : IRequest<StaffMember>;

/// <summary>A colleague's record.</summary>
public sealed record StaffMember
{
    /// <summary>The account.</summary>
    public required Guid Id { get; init; }

    /// <summary>How colleagues know them.</summary>
    public required string Name { get; init; }

    /// <summary>The address with which they sign in.</summary>
    public required string Email { get; init; }

    /// <summary>What they may act as, as codes.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Where they stand.</summary>
    public required StaffStatus Status { get; init; }

    /// <summary>The last day of the present absence; null for who is there.</summary>
    public DateOnly? AbsentUntil { get; init; }

    /// <summary>BCP 47 tags.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>IANA zone; null: that of the organisation.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Working hours, local times, from Monday.</summary>
    public required IReadOnlyList<WorkShift> Weekly { get; init; }

    /// <summary>How many leads a day they take; null: no limit.</summary>
    public int? LeadsPerDay { get; init; }

    /// <summary>Absences that are not long over, in order.</summary>
    public required IReadOnlyList<AbsenceLine> Absences { get; init; }

    /// <summary>How many open leads are with them.</summary>
    public required int OpenLeads { get; init; }

    /// <summary>When they were invited last (UTC); null for who never was.</summary>
    public DateTimeOffset? InvitedAt { get; init; }

    /// <summary>Until when the link of that invitation works (UTC).</summary>
    public DateTimeOffset? InvitedUntil { get; init; }

    /// <summary>When the account was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The caller.</summary>
    public required bool IsMe { get; init; }

    /// <summary>What a change names, so that it is not built on what somebody else has changed.</summary>
    public required int Version { get; init; }
}

/// <summary>An absence.</summary>
/// <param name="Id">Key.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public sealed record AbsenceLine(Guid Id, DateOnly From, DateOnly To);

internal sealed class GetStaffMemberHandler(StaffRecords records) : IRequestHandler<GetStaffMember, StaffMember>
{
    public Task<StaffMember> Handle(GetStaffMember request, CancellationToken ct) => records.ReadAsync(request.Id, ct);
}

internal sealed class GetMyProfileHandler(StaffRecords records, StaffDesk desk) : IRequestHandler<GetMyProfile, StaffMember>
{
    public Task<StaffMember> Handle(GetMyProfile request, CancellationToken ct) => records.ReadAsync(desk.UserId, ct);
}

/// <summary>Reads colleagues' records.</summary>
/// <param name="db">The database.</param>
/// <param name="accounts">Their accounts.</param>
/// <param name="desk">The day, and who is calling.</param>
/// <param name="owners">Counts open leads.</param>
public sealed class StaffRecords(ILeadCrmDb db, IStaffAccounts accounts, StaffDesk desk, LeadOwners owners)
{
    private const int DaysThatAreShownAfterwards = 31;

    /// <summary>One record.</summary>
    /// <param name="id">The account.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotFoundException">There is no such colleague.</exception>
    public async Task<StaffMember> ReadAsync(Guid id, CancellationToken ct)
    {
        var account = await accounts.FindAsync(id, ct) ?? throw new NotFoundException();
        var profile = await db.StaffProfiles.AsNoTracking().FirstOrDefaultAsync(p => p.UserId == id, ct);
        var today = desk.TodayOf(profile);
        var since = today.AddDays(-DaysThatAreShownAfterwards);
        var absences = await db.Absences.AsNoTracking().Where(a => a.UserId == id && a.To >= since).OrderBy(a => a.From).ToListAsync(ct);
        var until = StaffStanding.AbsentUntil(absences, today);
        return new StaffMember
        {
            Id = account.Id,
            Name = account.Name,
            Email = account.Email,
            Roles = StaffRoles.CodesOf(account.Roles),
            Status = StaffStanding.Of(account, profile, until is not null, desk.At),
            AbsentUntil = until,
            Languages = profile?.Languages ?? [],
            TimeZone = profile?.TimeZone,
            Weekly = WeekOf(profile),
            LeadsPerDay = profile?.LeadsPerDay,
            Absences = [.. absences.Select(a => new AbsenceLine(a.Id, a.From, a.To))],
            OpenLeads = await owners.OpenLeadsAsync(id, ct),
            InvitedAt = profile?.InvitedAt,
            InvitedUntil = profile?.InvitedUntil,
            CreatedAt = account.CreatedAt,
            IsMe = account.Id == desk.UserId,
            Version = profile?.Version ?? 0,
        };
    }

    private static IReadOnlyList<WorkShift> WeekOf(StaffProfile? profile) =>
        [.. (profile?.Weekly ?? []).OrderBy(i => ((int)i.Day + 6) % 7).ThenBy(i => i.From).Select(WorkShift.Of)];
}
