using FluentValidation;

namespace LeadCrm.Application.Pipeline;

/// <summary>Choices from closed sets: read in any case, and named when none of them was given.</summary>
public static class ChoiceRule
{
    /// <summary>The stable code of a refused choice.</summary>
    public const string Code = "unknown-choice";

    /// <summary>The choice that a text means, as it is written; null when it means none.</summary>
    /// <param name="choices">All choices.</param>
    /// <param name="text">As given.</param>
    public static string? Find(IEnumerable<string> choices, string? text) => choices.FirstOrDefault(choice => string.Equals(choice, text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The sentence of a refusal.</summary>
    /// <param name="choices">All choices.</param>
    public static string Words(IEnumerable<string> choices) => $"Choose one of: {string.Join(", ", choices)}.";

    /// <summary>One of the choices; nothing at all is another rule's concern.</summary>
    internal static IRuleBuilderOptions<T, string?> OneOf<T>(this IRuleBuilder<T, string?> rule, IEnumerable<string> choices) =>
        rule.Must(text => string.IsNullOrEmpty(text) || Find(choices, text) is not null).WithErrorCode(Code).WithMessage(Words(choices));

    /// <summary>One of the choices, or nothing.</summary>
    internal static IRuleBuilderOptions<T, int?> OneOf<T>(this IRuleBuilder<T, int?> rule, IEnumerable<int> choices) =>
        rule.Must(number => number is not { } given || choices.Contains(given)).WithErrorCode(Code).WithMessage(Words(choices.Select(c => c.ToString(System.Globalization.CultureInfo.InvariantCulture))));
}
