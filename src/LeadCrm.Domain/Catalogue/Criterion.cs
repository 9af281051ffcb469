using System.Text.Json.Serialization;

namespace LeadCrm.Domain.Catalogue;

/// <summary>
/// A condition over a patient's answers and identity facts, as data. It evaluates in three-valued logic: an answer that
/// is missing or "unknown" makes it unknown, never false.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(All), "all")]
[JsonDerivedType(typeof(Any), "any")]
[JsonDerivedType(typeof(Not), "not")]
[JsonDerivedType(typeof(AnswerIs), "answer")]
[JsonDerivedType(typeof(AnswerIncludes), "includes")]
[JsonDerivedType(typeof(NumberBetween), "number")]
[JsonDerivedType(typeof(YearsSince), "yearsSince")]
[JsonDerivedType(typeof(AgeBetween), "age")]
[JsonDerivedType(typeof(SexIs), "sex")]
public abstract record Criterion
{
    private protected Criterion()
    {
    }

    /// <summary>Evaluates the criterion for one patient.</summary>
    /// <param name="patient">Identity facts.</param>
    /// <param name="answers">What is known so far.</param>
    /// <param name="today">The day of assessment, in the coordinator's calendar.</param>
    public abstract Evaluation Evaluate(PatientFacts patient, AnswerSheet answers, DateOnly today);

    /// <summary>The criteria inside this one; empty for one that looks at an answer or a fact.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<Criterion> Parts => [];
}

/// <summary>Holds when every part holds.</summary>
/// <param name="Of">The parts; none at all holds.</param>
public sealed record All(IReadOnlyList<Criterion> Of) : Criterion
{
    /// <inheritdoc />
    [JsonIgnore]
    public override IReadOnlyList<Criterion> Parts => Of;

    /// <inheritdoc />
    public override Evaluation Evaluate(PatientFacts patient, AnswerSheet answers, DateOnly today) =>
        Evaluation.All([.. Of.Select(part => part.Evaluate(patient, answers, today))]);
}

/// <summary>Holds when at least one part holds.</summary>
/// <param name="Of">The parts; none at all does not hold.</param>
public sealed record Any(IReadOnlyList<Criterion> Of) : Criterion
{
    /// <inheritdoc />
    [JsonIgnore]
    public override IReadOnlyList<Criterion> Parts => Of;

    /// <inheritdoc />
    public override Evaluation Evaluate(PatientFacts patient, AnswerSheet answers, DateOnly today) =>
        Evaluation.All([.. Of.Select(part => part.Evaluate(patient, answers, today).Negate())]).Negate();
}

/// <summary>Holds when the part does not.</summary>
/// <param name="Of">The part.</param>
public sealed record Not(Criterion Of) : Criterion
{
    /// <inheritdoc />
    [JsonIgnore]
    public override IReadOnlyList<Criterion> Parts => [Of];

    /// <inheritdoc />
    public override Evaluation Evaluate(PatientFacts patient, AnswerSheet answers, DateOnly today) =>
        Of.Evaluate(patient, answers, today).Negate();
}

/// <summary>Holds when identity says this sex; open for a patient whose sex is not stated or neither female nor male.</summary>
/// <param name="Sex">Female or male.</param>
public sealed record SexIs(Sex Sex) : Criterion
{
    /// <inheritdoc />
    public override Evaluation Evaluate(PatientFacts patient, AnswerSheet answers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(patient);
        return patient.Sex switch
        {
            Sex.Unspecified => Evaluation.NotAnswered(PatientFacts.SexCode),
            Sex.Other => Evaluation.CannotBeSettled(PatientFacts.SexCode),
            var sex => Evaluation.Decided(sex == Sex, PatientFacts.SexCode, confirmed: true),
        };
    }
}
