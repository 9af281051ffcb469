using LeadCrm.Application.Access;

namespace LeadCrm.Web.Workbench.Layout;

/// <summary>A place in the navigation.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Href">Where it is.</param>
/// <param name="Roles">Who finds it in the navigation.</param>
internal sealed record WorkbenchSection(string Title, string Href, Roles Roles);

/// <summary>The navigation: what each role works with, in the order of their day.</summary>
internal static class WorkbenchSections
{
    public const Roles LeadReaders = Roles.Coordinator | Roles.MedicalReviewer | Roles.Manager | Roles.Administrator;
    public const Roles ReturnDeciders = Roles.Coordinator | Roles.Manager;
    public const Roles Managers = Roles.Manager | Roles.Administrator;

    private static readonly WorkbenchSection[] s_all =
    [
        new("Leads", "/leads", LeadReaders),
        new("Board", "/board", Roles.Coordinator),
        new("Offers", "/offers", Roles.Clinic),
        new("Returns", "/returns", ReturnDeciders),
        new("Reports", "/reports", Managers),
        new("Routing", "/routing", Managers),
        new("Clinics", "/clinics", Managers),
        new("Catalogue", "/catalogue", Managers | Roles.MedicalReviewer),
        new("Administration", "/admin/people", Roles.Administrator),
    ];

    public static IEnumerable<WorkbenchSection> For(Roles roles) => s_all.Where(s => (s.Roles & roles) != Roles.None);
}
