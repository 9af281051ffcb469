using LeadCrm.Domain.Clinics;

namespace LeadCrm.Application.Clinics;

/// <summary>What keeps a clinic from being offered any case today, in words; the same gates as the router's that do not depend on the case.</summary>
internal static class ClinicObstacles
{
    public static IReadOnlyList<string> Of(Clinic clinic, DateTimeOffset at)
    {
        var today = clinic.Today(at);
        var obstacles = new List<string>();
        if (clinic.VettingStatus != VettingStatus.Approved)
            obstacles.Add(clinic.VettingStatus == VettingStatus.Suspended ? "The clinic is suspended." : "The clinic is not approved yet.");
        if (clinic.WorkingHours is null)
            obstacles.Add("No working hours are stated, so no deadline can run.");
        if (!clinic.Licences.Any(l => l.Kind == LicenceKind.NationalLicence && l.IsValidOn(today)))
            obstacles.Add("No national licence is valid today.");
        if (clinic.TransferBasis == TransferBasis.None)
            obstacles.Add("Nothing is agreed that allows health data to reach the clinic's country.");
        if (clinic.Offerings.Count == 0)
            obstacles.Add("No treatment is offered that a manager has sighted.");
        if (at < clinic.PausedUntil)
            obstacles.Add("Offers are paused.");
        if (clinic.Capacity is { PerDay: 0 } or { PerWeek: 0 } or { PerMonth: 0 })
            obstacles.Add("The capacity is zero.");
        return obstacles;
    }
}
