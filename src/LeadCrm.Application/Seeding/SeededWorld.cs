using System.Globalization;
using LeadCrm.Application.Catalogue;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;

namespace LeadCrm.Application.Seeding;

/// <summary>What invented stories draw from: enquiries that the catalogue knows, clinics that treat them, coordinators.</summary>
internal sealed class SeededWorld
{
    private const int AnswerVariants = 24;
    private const double LeastZeal = 0.3;

    private readonly List<SeededEnquiry> _enquiries;
    private readonly List<SeededEnquiry> _treated;
    private readonly Dictionary<Guid, double> _zeal;

    public SeededWorld(CatalogueSnapshot catalogue, IReadOnlyList<Clinic> clinics, IReadOnlyList<Guid> coordinators, Random random, DateTimeOffset now)
    {
        Coordinators = coordinators;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        _enquiries = catalogue.Pairs
            .OrderBy(p => p.ConditionCode, StringComparer.Ordinal).ThenBy(p => p.TreatmentCode, StringComparer.Ordinal)
            .Select(p => Enquiry(p, catalogue, clinics, random, today)).ToList();
        _treated = _enquiries.Where(e => e.Clinics.Count > 0).ToList();
        _zeal = clinics.ToDictionary(c => c.Id, _ => LeastZeal + ((1 - LeastZeal) * random.NextDouble()));
    }

    public IReadOnlyList<Guid> Coordinators { get; }

    /// <summary>Most people ask for what somebody treats.</summary>
    public SeededEnquiry Draw(Random random) => _treated.Count > 0 && random.Next(10) > 0 ? random.Pick(_treated) : random.Pick(_enquiries);

    /// <summary>How well a clinic works, between 0 and 1: who works well wins more often, and answers where others let the time run out.</summary>
    public double ZealOf(Guid clinicId) => _zeal[clinicId];

    private static SeededEnquiry Enquiry(TreatmentPair pair, CatalogueSnapshot catalogue, IReadOnlyList<Clinic> clinics, Random random, DateOnly today)
    {
        var condition = catalogue.FindCondition(pair.ConditionCode)!;
        var offering = pair.EvidenceLevel == EvidenceLevel.Unproven
            ? []
            : clinics.Where(c => c.Offerings.Any(o => o.ConditionCode == pair.ConditionCode && o.TreatmentCode == pair.TreatmentCode)).ToList();
        var answers = Enumerable.Range(0, AnswerVariants).Select(_ => Answers(condition.Questionnaire, random, today)).ToList();
        return new SeededEnquiry(pair, condition, catalogue.FindTreatment(pair.TreatmentCode)!, offering, answers);
    }

    private static AnswerSheet Answers(Questionnaire questionnaire, Random random, DateOnly today) =>
        AnswerSheet.ReadForm(questionnaire.Questions.Where(q => q.AskedOf == AskedOf.Patient).Select(q => KeyValuePair.Create<string, IReadOnlyList<string>>(q.Code, [Answer(q, random, today)])), questionnaire, today).Sheet;

    private static string Answer(Question question, Random random, DateOnly today) => question switch
    {
        // Nobody invented is in an emergency: the alarm would be real.
        { Code: Questionnaire.NewOrWorse } => "no",
        { Choices.Count: > 0 } => random.Pick(question.Choices).Code,
        { Kind: QuestionKind.Year } => (today.Year - random.Next(0, 12)).ToString(CultureInfo.InvariantCulture),
        _ => random.Next((int)(question.Min ?? 0), (int)(question.Max ?? 100) + 1).ToString(CultureInfo.InvariantCulture),
    };
}

/// <summary>One pair that people ask for.</summary>
internal sealed record SeededEnquiry(TreatmentPair Pair, Condition Condition, Treatment Treatment, IReadOnlyList<Clinic> Clinics, IReadOnlyList<AnswerSheet> Answers)
{
    public bool NeedsAcknowledgement => Pair.EvidenceLevel is EvidenceLevel.Emerging or EvidenceLevel.Investigational;
}
