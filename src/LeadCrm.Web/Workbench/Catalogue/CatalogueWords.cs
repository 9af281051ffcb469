using System.Globalization;
using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Values;
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

    /// <summary>What becomes of a patient with this outcome at this level: without proof no clinic is asked, whatever the rules say.</summary>
    public static string Of(EligibilityOutcome outcome, EvidenceLevel level) => level == EvidenceLevel.Unproven ? "Not proven: no clinic is asked" : Of(outcome);

    public static string Tone(EligibilityOutcome outcome, EvidenceLevel level) => level == EvidenceLevel.Unproven ? "tag-error" : Tone(outcome);

    public static string Tone(EligibilityOutcome outcome) => outcome switch
    {
        EligibilityOutcome.Eligible => "tag-good",
        EligibilityOutcome.NotEligible => "tag-error",
        _ => "tag-warn",
    };

    /// <summary>What putting a revision into force means for the cases of its pair.</summary>
    public static string Reach(OpenCases open, EvidenceLevel level)
    {
        string[] counted =
        [
            .. Counted(open.Asked, "waits for the router or a clinic's answer", "wait for the router or a clinic's answer"),
            .. Counted(open.WithClinics, "is with a clinic", "are with clinics"),
            .. Counted(open.Booked, "is booked", "are booked"),
        ];
        if (counted.Length == 0)
            return "No case is open for this treatment and condition.";
        var consequence = level == EvidenceLevel.Unproven
            ? "Once this is in force, what is not booked is taken back from the clinics and comes to the coordinators; where a patient has booked, a person is asked to judge."
            : "Once this is in force, each case is assessed anew: where it no longer fits, offers that no clinic has answered are taken back, and a person is asked to judge the others.";
        return $"Open cases for this treatment and condition: {string.Join(", ", counted)}. {consequence}";
    }

    private static string[] Counted(int cases, string one, string many) =>
        cases == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{cases:#,0} {(cases == 1 ? one : many)}")];

    public static string PairHref(string condition, string treatment) => $"/catalogue/{condition}/{treatment}";

    public static string RevisionHref(string condition, string treatment, Guid id) => $"{PairHref(condition, treatment)}/changes/{id}";

    public static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    public static string Language(string code) => Languages.NameOf(code);
}
