using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;

namespace LeadCrm.Application.Staff;

/// <summary>The roles that people of the house can have; a clinic's people and programs have others.</summary>
public static class StaffRoles
{
    private static readonly Roles[] s_all = [Roles.Coordinator, Roles.MedicalReviewer, Roles.Manager, Roles.Administrator];

    /// <summary>All of them as one value.</summary>
    public static Roles Any { get; } = s_all.Aggregate((all, role) => all | role);

    /// <summary>Their codes.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. s_all.Select(FormCodes.Code)];

    /// <summary>The codes of those that are set.</summary>
    /// <param name="roles">What somebody may act as.</param>
    public static IReadOnlyList<string> CodesOf(Roles roles) => [.. s_all.Where(r => roles.HasFlag(r)).Select(FormCodes.Code)];

    /// <summary>Reads codes, in any case.</summary>
    /// <param name="codes">Validated before.</param>
    public static Roles Read(IEnumerable<string> codes) =>
        codes.Select(code => s_all.Single(r => FormCodes.Code(r) == ChoiceRule.Find(Codes, code))).Aggregate(Roles.None, (all, role) => all | role);
}
