namespace LeadCrm.Domain.Catalogue;

/// <summary>What a rule is for.</summary>
public enum RuleKind
{
    /// <summary>Must hold.</summary>
    Required,

    /// <summary>Should be weighed when it holds.</summary>
    Caution,

    /// <summary>Must not hold.</summary>
    Excluded,
}

/// <summary>One rule for whom clinics usually offer a treatment.</summary>
/// <param name="Code">Kebab-case code, unique in its pair.</param>
/// <param name="Kind">What the rule is for.</param>
/// <param name="When">The criterion that must hold (Required), be weighed (Caution) or not hold (Excluded).</param>
/// <param name="Sentence">What coordinator and clinic read when the rule speaks against the treatment or asks for care.</param>
public sealed record EligibilityRule(string Code, RuleKind Kind, Criterion When, LocalizedText Sentence);

/// <summary>
/// The rules of one condition × treatment pair. They order and ask; physicians decide.
/// <para>An <see cref="RuleKind.Excluded"/> rule that holds gives <see cref="EligibilityOutcome.NotEligible"/> only when
/// confirmed findings alone make it hold; otherwise <see cref="EligibilityOutcome.Caution"/>, and the finding says that it
/// is self-reported. A <see cref="RuleKind.Required"/> rule that fails follows the same line. A <see cref="RuleKind.Caution"/>
/// rule that holds is a caution. Age and sex are facts of identity and count as confirmed.</para>
/// <para>A required or excluded rule that is open because answers are missing makes the outcome
/// <see cref="EligibilityOutcome.Incomplete"/> and lists the questions to ask. An open caution rule is silent, except
/// that its questions are listed too.</para>
/// <para>A rule that no answer can settle (the boundary of an age or a span falls into the one year that a year leaves
/// open) never refuses: a required one counts as met and an excluded one as not met, each with a caution that says so.</para>
/// <para>A later self-report that contradicts a confirmed finding (<see cref="Answer.ReportedSince"/>) is assessed as well and
/// adds its findings, so that a new danger is at least a caution.</para>
/// <para>Precedence: NotEligible, then Incomplete, then Caution, then Eligible. All findings are returned whatever the outcome.</para>
/// </summary>
/// <param name="Rules">The rules, in the order in which findings are listed.</param>
public sealed record EligibilityRules(IReadOnlyList<EligibilityRule> Rules)
{
    /// <summary>No rules: nothing is asked and nothing speaks against the treatment.</summary>
    public static EligibilityRules None { get; } = new([]);

    /// <summary>Assesses one patient.</summary>
    /// <param name="patient">Identity facts.</param>
    /// <param name="answers">What is known so far.</param>
    /// <param name="today">The day of assessment, in the coordinator's calendar.</param>
    public EligibilityAssessment Assess(PatientFacts patient, AnswerSheet answers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var evaluated = Evaluate(patient, answers, today);
        if (answers.Disputed.Count > 0)
            evaluated = [.. evaluated, .. Evaluate(patient, answers.AsReported(), today)];

        IReadOnlyList<EligibilityFinding> findings =
            [.. evaluated.Select(one => Finding(one.Rule, one.Result)).OfType<EligibilityFinding>().DistinctBy(finding => finding.RuleCode)];
        IReadOnlyList<string> missing = [.. evaluated.SelectMany(one => one.Result.Missing).Distinct()];
        return new(Worst(findings), findings, missing);
    }

    private List<(EligibilityRule Rule, Evaluation Result)> Evaluate(PatientFacts patient, AnswerSheet answers, DateOnly today) =>
        [.. Rules.Select(rule => (rule, rule.When.Evaluate(patient, answers, today)))];

    private static EligibilityFinding? Finding(EligibilityRule rule, Evaluation result) => (rule.Kind, result.Truth) switch
    {
        (RuleKind.Required, Truth.False) or (RuleKind.Excluded, Truth.True) =>
            Found(rule, result, result.Confirmed ? EligibilityOutcome.NotEligible : EligibilityOutcome.Caution),
        (RuleKind.Caution, Truth.True) => Found(rule, result, EligibilityOutcome.Caution),
        (_, Truth.Unknown) when result.Missing.Count == 0 =>
            Found(rule, result, EligibilityOutcome.Caution) with { Basis = FindingBasis.Undecidable },
        (RuleKind.Required or RuleKind.Excluded, Truth.Unknown) =>
            new(rule.Code, rule.Kind, EligibilityOutcome.Incomplete, FindingBasis.NotAnswered, rule.Sentence, result.Missing),
        _ => null,
    };

    private static EligibilityFinding Found(EligibilityRule rule, Evaluation result, EligibilityOutcome weight) =>
        new(rule.Code, rule.Kind, weight, result.Confirmed ? FindingBasis.Confirmed : FindingBasis.SelfReported, rule.Sentence, result.DecidedBy);

    private static EligibilityOutcome Worst(IReadOnlyList<EligibilityFinding> findings) =>
        new[] { EligibilityOutcome.NotEligible, EligibilityOutcome.Incomplete, EligibilityOutcome.Caution }
            .Where(outcome => findings.Any(finding => finding.Weight == outcome))
            .FirstOrDefault(EligibilityOutcome.Eligible);
}
