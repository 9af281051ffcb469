namespace LeadCrm.Web.Workbench.Clinics;

/// <summary>A part of a clinic's record; each has an address of its own.</summary>
/// <param name="Code">The end of its address; empty for the overview.</param>
/// <param name="Title">What it is called.</param>
/// <param name="OnlyManagers">Whether only managers find it.</param>
internal sealed record ClinicPart(string Code, string Title, bool OnlyManagers = false)
{
    public static readonly ClinicPart Overview = new("", "Overview");

    public static readonly IReadOnlyList<ClinicPart> All =
    [
        Overview, new("profile", "Profile"), new("treatments", "Treatments"), new("licences", "Licences"), new("hours", "Hours"),
        new("capacity", "Capacity"), new("users", "People"), new("terms", "Terms", OnlyManagers: true),
    ];

    public static ClinicPart Of(string? code, bool isManager) =>
        All.FirstOrDefault(p => p.Code == (code ?? "") && (isManager || !p.OnlyManagers)) ?? Overview;
}
