using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Catalogue;
using MediatR;

namespace LeadCrm.Application.Catalogue;

/// <summary>The catalogue as anybody may read it.</summary>
/// <param name="Language">Language of the texts, BCP 47; English where a text is missing.</param>
[AllowedTo(Roles.Anonymous)]
public sealed record GetCatalogue(string? Language) : IRequest<PublicCatalogue>;

/// <summary>The public catalogue.</summary>
/// <param name="Categories">Categories with their conditions.</param>
public sealed record PublicCatalogue(IReadOnlyList<PublicCategory> Categories);

/// <summary>A category.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Conditions">Its conditions.</param>
public sealed record PublicCategory(string Code, string Name, IReadOnlyList<PublicCondition> Conditions);

/// <summary>A condition with what can be asked for and what will be asked.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Icd10">ICD-10 code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Treatments">Treatments, the best proven first.</param>
/// <param name="Questions">Questions to the patient.</param>
public sealed record PublicCondition(string Code, string Icd10, string Name, IReadOnlyList<PublicTreatment> Treatments, IReadOnlyList<PublicQuestion> Questions);

/// <summary>A treatment for a condition.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="EvidenceLevel">How well it is proven for this condition.</param>
/// <param name="Evidence">What that rests on.</param>
/// <param name="Alternative">What to read or consider instead, for what is not proven.</param>
/// <param name="ReviewedOn">When the evidence was last reviewed.</param>
/// <param name="Citations">The works it rests on.</param>
public sealed record PublicTreatment(
    string Code, string Name, string EvidenceLevel, string Evidence, string? Alternative, DateOnly ReviewedOn, IReadOnlyList<Citation> Citations)
{
    /// <summary>What is done and what to weigh; of what is unproven also what is claimed, what is known and what to ask.</summary>
    public string? Disclosure { get; init; }

    /// <summary>The risks, one sentence each.</summary>
    public IReadOnlyList<string> Risks { get; init; } = [];
}

/// <summary>A question to the patient.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Text">The question.</param>
/// <param name="Help">What helps to answer it.</param>
/// <param name="Kind"><c>single-choice</c>, <c>multiple-choice</c>, <c>number</c> or <c>year</c>.</param>
/// <param name="Choices">What can be chosen.</param>
/// <param name="Min">Least number.</param>
/// <param name="Max">Greatest number.</param>
public sealed record PublicQuestion(string Code, string Text, string? Help, string Kind, IReadOnlyList<LeadChoice> Choices, decimal? Min, decimal? Max);

internal sealed class GetCatalogueHandler(ICatalogue catalogues) : IRequestHandler<GetCatalogue, PublicCatalogue>
{
    public async Task<PublicCatalogue> Handle(GetCatalogue request, CancellationToken ct)
    {
        var catalogue = await catalogues.GetAsync(ct);
        var language = request.Language;
        return new PublicCatalogue(catalogue.Categories.OrderBy(c => c.Name.In(language), StringComparer.Ordinal)
            .Select(c => new PublicCategory(c.Code, c.Name.In(language), ConditionsOf(catalogue, c.Code, language))).ToList());
    }

    private static List<PublicCondition> ConditionsOf(CatalogueSnapshot catalogue, string category, string? language) =>
        catalogue.Conditions.Where(c => c.CategoryCode == category).OrderBy(c => c.Name.In(language), StringComparer.Ordinal)
            .Select(c => new PublicCondition(
                c.Code, c.Icd10, c.Name.In(language),
                catalogue.PairsOf(c.Code).Select(p => TreatmentOf(catalogue, p, language)).ToList(),
                c.Questionnaire.Questions.Where(q => q.AskedOf == AskedOf.Patient).Select(q => QuestionOf(q, language)).ToList())).ToList();

    private static PublicTreatment TreatmentOf(CatalogueSnapshot catalogue, TreatmentPair pair, string? language) => new(
        pair.TreatmentCode, catalogue.FindTreatment(pair.TreatmentCode)!.Name.In(language), FormCodes.Code(pair.EvidenceLevel), pair.Evidence.In(language),
        pair.Alternative?.In(language), pair.ReviewedOn, pair.Citations)
    {
        Disclosure = pair.DisclosureFor(language)?.Text,
        Risks = pair.DisclosureFor(language)?.Risks ?? [],
    };

    private static PublicQuestion QuestionOf(Question question, string? language) => new(
        question.Code, question.Text.In(language), question.Help?.In(language), FormCodes.Code(question.Kind),
        question.Choices.Select(c => new LeadChoice(c.Code, c.Text.In(language))).ToList(), question.Min, question.Max);
}
