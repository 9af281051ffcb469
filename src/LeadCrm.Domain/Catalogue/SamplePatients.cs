namespace LeadCrm.Domain.Catalogue;

/// <summary>A made-up patient to try rules on.</summary>
/// <param name="Name">What is special, in words.</param>
/// <param name="Traits">Age and sex.</param>
/// <param name="Answers">The answers, all confirmed.</param>
public sealed record SamplePatient(string Name, PatientFacts Traits, AnswerSheet Answers);

/// <summary>Makes patients from the rules themselves: one whom nothing speaks against, and for each rule one whom only that rule speaks about.</summary>
public static class SamplePatients
{
    private const string Nobody = "Nothing is answered yet";
    private const string Suited = "All requirements hold and nothing speaks against it";

    /// <summary>The patients; a rule that cannot speak alone speaks beside others, and one that cannot speak has no patient.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="questionnaire">The questions.</param>
    /// <param name="today">The day the years are counted from.</param>
    public static IReadOnlyList<SamplePatient> For(EligibilityRules rules, Questionnaire questionnaire, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var search = new WitnessSearch(questionnaire, [.. rules.Rules.Select(rule => rule.When)]);
        var samples = new List<SamplePatient> { new(Nobody, new PatientFacts(null, Sex.Unspecified), AnswerSheet.Empty) };
        Add(Suited, search.Find(Silent(rules.Rules)));
        foreach (var rule in rules.Rules)
        {
            var others = rules.Rules.Where(other => other != rule).ToList();
            var speaks = Speaks(rule);
            if (search.Find(new All([speaks, Silent(others)])) is { } alone)
                Add($"Only this: {SentenceOf(rule)}", alone);
            else
                Add($"Among others: {SentenceOf(rule)}", search.Find(new All([speaks, Silent(others.Where(other => other.Kind != RuleKind.Caution))])) ?? search.Find(speaks));
        }

        return samples;

        void Add(string name, IReadOnlyDictionary<Trait, Answer>? traits)
        {
            if (traits is not null)
                samples.Add(Patient(name, traits, today));
        }
    }

    private static string SentenceOf(EligibilityRule rule) => rule.Sentence.In(LocalizedText.Fallback);

    private static All Silent(IEnumerable<EligibilityRule> rules) => new All([.. rules.Select(rule => new Not(Speaks(rule)))]);

    private static Criterion Speaks(EligibilityRule rule) => rule.Kind == RuleKind.Required ? new Not(rule.When) : rule.When;

    private static SamplePatient Patient(string name, IReadOnlyDictionary<Trait, Answer> traits, DateOnly today)
    {
        var (age, sex) = (45, Sex.Female);
        var answers = AnswerSheet.Empty;
        foreach (var (trait, value) in traits.OrderBy(one => one.Key.Kind))
        {
            switch (trait.Kind)
            {
                case TraitKind.Age:
                    age = (int)value.Number!;
                    break;
                case TraitKind.Sex:
                    sex = (Sex)(int)value.Number!;
                    break;
                default:
                    answers = answers.With(trait.Question, (trait.Kind == TraitKind.YearsSince ? Answer.Of(today.Year - value.Number!.Value) : value).Confirm());
                    break;
            }
        }

        return new(name, new PatientFacts(today.Year - age, sex), answers);
    }
}
