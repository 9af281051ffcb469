using LeadCrm.Application.Access;

namespace LeadCrm.Web.Workbench.Shared;

/// <summary>Roles as people call them.</summary>
internal static class RoleWords
{
    private static readonly (Roles Role, string Words)[] s_words =
    [
        (Roles.Coordinator, "coordinators"), (Roles.MedicalReviewer, "medical reviewers"), (Roles.Manager, "managers"),
        (Roles.Administrator, "administrators"), (Roles.Clinic, "partner clinics"),
    ];

    /// <summary>"managers and administrators".</summary>
    public static string Of(Roles roles)
    {
        var words = s_words.Where(w => roles.HasFlag(w.Role)).Select(w => w.Words).ToList();
        return words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}";
    }
}
