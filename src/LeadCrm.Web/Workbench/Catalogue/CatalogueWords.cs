using System.Globalization;
using LeadCrm.Application.Access;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Web.Workbench.Layout;

namespace LeadCrm.Web.Workbench.Catalogue;

/// <summary>The catalogue's closed sets in words.</summary>
internal static class CatalogueWords
{
    /// <summary>Who may look at the catalogue.</summary>
    public const Roles Readers = WorkbenchSections.Managers | Roles.MedicalReviewer | Roles.Coordinator;

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Of(ReviewState review) => review switch { ReviewState.Due => "review due", ReviewState.DueSoon => "review due soon", _ => "reviewed" };

    public static string Tone(ReviewState review) => review switch { ReviewState.Due => "tag-error", ReviewState.DueSoon => "tag-warn", _ => "tag-quiet" };

    public static string Of(RevisionStatus status) => status switch
    {
        RevisionStatus.Draft => "draft",
        RevisionStatus.Proposed => "waits for a second person",
        RevisionStatus.Approved => "in force",
        RevisionStatus.Rejected => "rejected",
        _ => "withdrawn",
    };

    public static string Tone(RevisionStatus status) => status switch
    {
        RevisionStatus.Approved => "tag-good",
        RevisionStatus.Proposed => "tag-warn",
        RevisionStatus.Rejected => "tag-error",
        _ => "tag-quiet",
    };

    public static string Of(RuleKind kind) => kind switch
    {
        RuleKind.Required => "Required: must hold",
        RuleKind.Caution => "Caution: to be weighed when it holds",
        _ => "Excluded: must not hold",
    };

    public static string Of(EligibilityOutcome outcome) => outcome switch
    {
        EligibilityOutcome.Eligible => "Nothing speaks against it",
        EligibilityOutcome.Caution => "With caution",
        EligibilityOutcome.NotEligible => "Not eligible by the rules",
        _ => "Answers are missing",
    };

    public static string Tone(EligibilityOutcome outcome) => outcome switch
    {
        EligibilityOutcome.Eligible => "tag-good",
        EligibilityOutcome.NotEligible => "tag-error",
        _ => "tag-warn",
    };

    public static string PairHref(string condition, string treatment) => $"/catalogue/{condition}/{treatment}";

    public static string RevisionHref(string condition, string treatment, Guid id) => $"{PairHref(condition, treatment)}/changes/{id}";

    public static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    public static string Language(string code) =>
        CultureInfo.GetCultures(CultureTypes.NeutralCultures).FirstOrDefault(c => c.TwoLetterISOLanguageName == code && c.Name == code)?.EnglishName ?? code;
}
