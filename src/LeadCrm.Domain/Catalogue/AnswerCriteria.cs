namespace LeadCrm.Domain.Catalogue;

/// <summary>Holds when a single-choice question is answered with one of these choices.</summary>
/// <param name="Question">The question's code.</param>
/// <param name="OneOf">The choices.</param>
public sealed record AnswerIs(string Question, IReadOnlyList<string> OneOf) : Criterion
{
    /// <inheritdoc />
    public override Evaluation Evaluate(PatientFacts patient, AnswerSheet answers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.Find(Question) is { IsUnknown: false, Values.Count: > 0 } answer
            ? Evaluation.Decided(answer.Values.Any(OneOf.Contains), Question, answer.Confirmed)
            : Evaluation.NotAnswered(Question);
    }
}

/// <summary>Holds when the answer to a multiple-choice question includes at least one of these choices.</summary>
/// <param name="Question">The question's code.</param>
/// <param name="AnyOf">The choices.</param>
public sealed record AnswerIncludes(string Question, IReadOnlyList<string> AnyOf) : Criterion
{
    /// <inheritdoc />
    public override Evaluation Evaluate(PatientFacts patient, AnswerSheet answers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.Find(Question) is { IsUnknown: false, Values.Count: > 0 } answer
            ? Evaluation.Decided(answer.Values.Any(AnyOf.Contains), Question, answer.Confirmed)
            : Evaluation.NotAnswered(Question);
    }
}

/// <summary>Holds when a number or year lies between the bounds, both inclusive.</summary>
/// <param name="Question">The question's code.</param>
/// <param name="Min">Smallest number; null for no bound.</param>
/// <param name="Max">Largest number; null for no bound.</param>
public sealed record NumberBetween(string Question, decimal? Min = null, decimal? Max = null) : Criterion
{
    /// <inheritdoc />
    public override Evaluation Evaluate(PatientFacts patient, AnswerSheet answers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.Find(Question) is { Number: { } number, Confirmed: var confirmed }
            ? Evaluation.Decided(number >= (Min ?? number) && number <= (Max ?? number), Question, confirmed)
            : Evaluation.NotAnswered(Question);
    }
}

/// <summary>
/// Holds when the full years since the year of an answer lie between the bounds, both inclusive. Only the year is known,
/// so the span is uncertain by one year: when that year decides, the criterion cannot be settled (see
/// <see cref="Evaluation.Undecidable"/>).
/// </summary>
/// <param name="Question">Code of a year question.</param>
/// <param name="Min">Fewest full years; null for no bound.</param>
/// <param name="Max">Most full years; null for no bound.</param>
public sealed record YearsSince(string Question, int? Min = null, int? Max = null) : Criterion
{
    /// <inheritdoc />
    public override Evaluation Evaluate(PatientFacts patient, AnswerSheet answers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.Find(Question) is { Number: { } year, Confirmed: var confirmed }
            ? FullYears.Since((int)year, today).Lie(Min, Max, Question, confirmed)
            : Evaluation.NotAnswered(Question);
    }
}

/// <summary>
/// Holds when the age in full years lies between the bounds, both inclusive. Age comes from the year of birth and is
/// uncertain by one year: when that year decides, the criterion cannot be settled (see <see cref="Evaluation.Undecidable"/>).
/// </summary>
/// <param name="Min">Youngest age; null for no bound.</param>
/// <param name="Max">Oldest age, that whole year of life included; null for no bound.</param>
public sealed record AgeBetween(int? Min = null, int? Max = null) : Criterion
{
    /// <inheritdoc />
    public override Evaluation Evaluate(PatientFacts patient, AnswerSheet answers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(patient);
        return patient.YearOfBirth is { } year
            ? FullYears.Since(year, today).Lie(Min, Max, PatientFacts.YearOfBirthCode, confirmed: true)
            : Evaluation.NotAnswered(PatientFacts.YearOfBirthCode);
    }
}

/// <summary>The full years that may have passed since some day of a year: two neighbouring numbers.</summary>
internal sealed record FullYears(int Fewest, int Most)
{
    public static FullYears Since(int year, DateOnly today)
    {
        var most = Math.Max(0, today.Year - year);
        return new(Math.Max(0, most - 1), most);
    }

    public Evaluation Lie(int? min, int? max, string code, bool confirmed)
    {
        var (fewest, most) = (Lies(Fewest, min, max), Lies(Most, min, max));
        return fewest == most ? Evaluation.Decided(most, code, confirmed) : Evaluation.CannotBeSettled(code);
    }

    private static bool Lies(int years, int? min, int? max) => years >= (min ?? years) && years <= (max ?? years);
}
