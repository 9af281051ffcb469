using FluentValidation;
using FluentValidation.Results;
using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Values;

/// <summary>The rule for every amount of money that comes in: within the bounds of its currency, and payable in it.</summary>
internal static class MoneyRules
{
    /// <summary>Adds the rule; no amount is none to judge.</summary>
    /// <param name="rule">The amount.</param>
    /// <param name="currencyOf">Its currency.</param>
    public static IRuleBuilderOptionsConditions<T, decimal?> Money<T>(this IRuleBuilder<T, decimal?> rule, Func<T, string?> currencyOf) => rule.Custom((amount, context) =>
    {
        if (amount is { } given && ProblemOf(given, currencyOf(context.InstanceToValidate)) is { } problem)
            context.AddFailure(new ValidationFailure(context.PropertyPath, problem.Message) { ErrorCode = problem.Code });
    });

    /// <summary>What is wrong with an amount; null when nothing is.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="currency">Its currency.</param>
    public static (string Code, string Message)? ProblemOf(decimal amount, string? currency)
    {
        if (!Currencies.IsInRange(amount, currency))
            return ("out-of-range", FormattableString.Invariant($"The amount cannot be negative, nor over {Currencies.Largest(currency):#,0}."));
        return Currencies.IsPayable(amount, currency)
            ? null
            : ("too-many-digits", Currencies.DigitsOf(currency) == 0 ? $"Amounts in {currency} are whole." : $"Amounts in {currency} have at most {Currencies.DigitsOf(currency)} digits behind the mark.");
    }
}
