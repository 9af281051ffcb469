using LeadCrm.Application.Access;
using LeadCrm.Application.Seeding;

namespace LeadCrm.Web.Hosting;

/// <summary>The accounts of demo mode, which only listens on loopback.</summary>
internal static class DemoAccounts
{
    public const string Password = "Demo-2026!leads";

    public static readonly IReadOnlyList<Account> All =
    [
        new("coordinator@demo.leadcrm.test", "Clara Coordinator", Roles.Coordinator, null),
        new("manager@demo.leadcrm.test", "Max Manager", Roles.Manager, null),
        new("admin@demo.leadcrm.test", "Ada Administrator", Roles.Administrator, null),
        new("reviewer@demo.leadcrm.test", "Dr. Rita Reviewer", Roles.MedicalReviewer, null),
        new("reviewer-b@demo.leadcrm.test", "Dr. Bruno Reviewer", Roles.MedicalReviewer, null),
        new("clinic-a@demo.leadcrm.test", "Ayla (clinic A)", Roles.Clinic, DemoClinics.A),
        new("clinic-b@demo.leadcrm.test", "Beatriz (clinic B)", Roles.Clinic, DemoClinics.B),
        new("clinic-c@demo.leadcrm.test", "Celina (clinic C)", Roles.Clinic, DemoClinics.C),
        new("clinic-d@demo.leadcrm.test", "Dolores (clinic D)", Roles.Clinic, DemoClinics.D),
    ];

    /// <param name="ClinicId">The demo clinic the account belongs to.</param>
    internal sealed record Account(string Email, string Name, Roles Roles, Guid? ClinicId);
}
