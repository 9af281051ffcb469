using System.Globalization;
using LeadCrm.Application.Staff;
using LeadCrm.Web.Workbench.Leads;

namespace LeadCrm.Web.Workbench.Staff;

/// <summary>Colleagues in words.</summary>
internal static class StaffWords
{
    public static string Of(StaffStatus status) => status switch
    {
        StaffStatus.InvitationExpired => "invitation has run out",
        _ => status.ToString().ToLowerInvariant(),
    };

    public static string Chip(StaffStatus status) => string.Concat(Of(status)[..1].ToUpperInvariant(), Of(status)[1..]);

    public static string Of(StaffStatus status, DateOnly? absentUntil) =>
        status == StaffStatus.Absent && absentUntil is { } day ? $"absent until {Day(day)}" : Of(status);

    public static string Tone(StaffStatus status) => status switch
    {
        StaffStatus.Active => "tag-good",
        StaffStatus.Absent or StaffStatus.Invited => "tag-warn",
        StaffStatus.InvitationExpired => "tag-error",
        _ => "tag-quiet",
    };

    public static string Role(string code) => code.Replace('-', ' ');

    public static string Roles(IEnumerable<string> codes) => string.Join(", ", codes.Select(Role)) is { Length: > 0 } words ? words : "none";

    public static string Languages(IReadOnlyList<string> tags) => tags.Count == 0 ? "not stated" : string.Join(", ", tags.Select(PersonWords.Language));

    public static string Capacity(int? leadsPerDay) => leadsPerDay is { } most ? string.Create(CultureInfo.InvariantCulture, $"{most} a day") : "no limit";

    public static string Leads(int open) => open switch { 0 => "no open leads", 1 => "1 open lead", _ => string.Create(CultureInfo.InvariantCulture, $"{open} open leads") };

    public static string Days(AbsenceLine absence) => absence.From == absence.To ? Day(absence.From) : $"{Day(absence.From)} – {Day(absence.To)}";

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A colleague in a list to choose from.</summary>
    public static string Option(PossibleOwner owner) =>
        owner.AbsentUntil is { } until ? $"{owner.Name} – absent until {Day(until)}" : $"{owner.Name} – {Leads(owner.OpenLeads)}";
}
