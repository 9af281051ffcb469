using LeadCrm.Application.Access;

namespace LeadCrm.Web.Patient;

/// <summary>Where each role begins its day.</summary>
internal static class Home
{
    public const string Start = "/";

    public static string Of(Roles roles) => roles switch
    {
        _ when roles.HasFlag(Roles.Clinic) => "/offers",
        _ when roles.HasFlag(Roles.Coordinator) || roles.HasFlag(Roles.MedicalReviewer) => "/leads",
        _ when roles.HasFlag(Roles.Manager) => "/reports",
        _ when roles.HasFlag(Roles.Administrator) => "/admin/outbox",
        _ => Start,
    };
}
