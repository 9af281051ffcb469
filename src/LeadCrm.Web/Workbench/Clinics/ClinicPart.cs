namespace LeadCrm.Web.Workbench.Clinics;

/// <summary>A part of a clinic's record; each has an address of its own.</summary>
/// <param name="Code">The end of its address; empty for the overview.</param>
/// <param name="Title">What it is called.</param>
internal sealed record ClinicPart(string Code, string Title)
{
    public static readonly ClinicPart Overview = new("", "Overview");

    public static readonly IReadOnlyList<ClinicPart> All =
    [
        Overview, new("profile", "Profile"), new("treatments", "Treatments"), new("licences", "Licences"), new("hours", "Hours"),
        new("capacity", "Capacity"), new("users", "People"), new("terms", "Terms"),
    ];

    public static ClinicPart Of(string? code) => All.FirstOrDefault(p => p.Code == (code ?? "")) ?? Overview;
}
