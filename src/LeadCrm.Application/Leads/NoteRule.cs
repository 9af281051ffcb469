using FluentValidation;

namespace LeadCrm.Application.Leads;

internal static class NoteRule
{
    private const int MaxLength = 4000;
    private const int MostApproved = 200;

    /// <summary>An optional note of bounded length.</summary>
    public static IRuleBuilderOptions<T, string?> Note<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(MaxLength).WithErrorCode("too-long").WithMessage("This text can have at most 4,000 characters.");

    /// <summary>The marked words of a note that were read and approved for clinics.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> ApprovedWords<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) =>
        rule.Must(words => words is null || (words.Count <= MostApproved && words.All(w => w.Length <= MaxLength))).WithErrorCode("too-many").WithMessage("At most 200 words can be approved.");
}
