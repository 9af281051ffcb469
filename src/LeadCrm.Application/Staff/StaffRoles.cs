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

    /// <summary>What was given and taken, as codes, for the journal: <c>+manager -coordinator</c>.</summary>
    /// <param name="before">The roles before.</param>
    /// <param name="after">The roles after.</param>
    public static string Difference(Roles before, Roles after) =>
        string.Join(' ', CodesOf(after & ~before).Select(c => $"+{c}").Concat(CodesOf(before & ~after).Select(c => $"-{c}")));

    /// <summary>Whether somebody could invite the second person whom evidence needs.</summary>
    /// <param name="codes">Codes, in any case, known or not.</param>
    internal static bool AreBothEyes(IReadOnlyList<string> codes) =>
        codes.Any(c => ChoiceRule.Find(Codes, c) == FormCodes.Code(Roles.MedicalReviewer)) && codes.Any(c => ChoiceRule.Find(Codes, c) == FormCodes.Code(Roles.Administrator));

    /// <summary>Reads codes, in any case.</summary>
    /// <param name="codes">Validated before.</param>
    public static Roles Read(IEnumerable<string> codes) =>
        codes.Select(code => s_all.Single(r => FormCodes.Code(r) == ChoiceRule.Find(Codes, code))).Aggregate(Roles.None, (all, role) => all | role);
}
