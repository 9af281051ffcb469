using System.Globalization;
using System.Text.Json;
using LeadCrm.Application.Staff;
using LeadCrm.Web.Workbench.Clinics;

namespace LeadCrm.Web.Workbench.Staff;

/// <summary>A colleague's record while it is typed.</summary>
public sealed class StaffDraft
{
    public string? Name { get; set; }

    public List<string> Roles { get; private init; } = [];

    public List<string> Languages { get; private init; } = [];

    public string? TimeZone { get; set; }

    public string? LeadsPerDay { get; set; }

    public WeekDraft Week { get; private init; } = new();

    public static StaffDraft From(StaffMember member) => new()
    {
        Name = member.Name,
        Roles = [.. member.Roles],
        Languages = [.. member.Languages],
        TimeZone = member.TimeZone,
        LeadsPerDay = member.LeadsPerDay?.ToString(CultureInfo.InvariantCulture),
        Week = WeekDraft.From(member.Weekly),
    };

    /// <summary>Everything that is written, to see whether it has changed.</summary>
    public string AsText() => JsonSerializer.Serialize(this);

    public void Switch(string role)
    {
        if (!Roles.Remove(role))
            Roles.Add(role);
    }

    /// <exception cref="Application.Pipeline.InvalidRequestException">The capacity is no number.</exception>
    public ChangeStaff ToChange(StaffMember opened) =>
        new(opened.Id, opened.Version, Name, [.. Roles], [.. Languages], Zone, Week.ToShifts(), Capacity());

    public ChangeMyProfile ToOwnChange(StaffMember opened) => new(opened.Version, Name, [.. Languages], Zone, Week.ToShifts());

    private string? Zone => string.IsNullOrEmpty(TimeZone) ? null : TimeZone;

    private int? Capacity()
    {
        DayText.RefuseUnread(("leadsPerDay", LeadsPerDay));
        return DayText.Limit(LeadsPerDay);
    }
}
