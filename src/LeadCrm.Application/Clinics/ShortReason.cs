using LeadCrm.Application.Pipeline;

namespace LeadCrm.Application.Clinics;

internal static class ShortReason
{
    private const int MaxLength = 500;

    /// <summary>A reason as it is kept; one that is too long is refused beside its field.</summary>
    public static string? Of(string? text) => text?.Trim() is not { Length: > MaxLength } trimmed
        ? text?.Trim()
        : throw new InvalidRequestException([new FieldProblem("reason", "too-long", $"At most {MaxLength} characters, please; these are {trimmed.Length}.")]);
}
