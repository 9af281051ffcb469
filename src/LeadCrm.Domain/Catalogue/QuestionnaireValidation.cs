namespace LeadCrm.Domain.Catalogue;

/// <summary>What a questionnaire must look like.</summary>
internal static class QuestionnaireValidation
{
    public static IEnumerable<CatalogueProblem> Check(string where, Questionnaire questionnaire)
    {
        foreach (var problem in CatalogueValidation.Duplicates("question", questionnaire.Questions.Select(question => question.Code), where + "/"))
            yield return problem;
        if (questionnaire.Find(Questionnaire.NewOrWorse)?.FindChoice("yes") is null)
            yield return new(where, "red-flag-question-missing", $"Every questionnaire asks '{Questionnaire.NewOrWorse}', with a choice 'yes'.");
        foreach (var problem in questionnaire.Questions.SelectMany(question => OfQuestion($"{where}/{question.Code}", question)))
            yield return problem;
    }

    private static IEnumerable<CatalogueProblem> OfQuestion(string where, Question question)
    {
        var chooses = question.Kind is QuestionKind.SingleChoice or QuestionKind.MultipleChoice;
        if (question.Code is PatientFacts.YearOfBirthCode or PatientFacts.SexCode || !IsQuestionCode(question.Code))
            yield return new(where, "ill-formed-code", "A question's code is letters and digits, starts with a small letter and is not a fact of identity.");
        if (chooses && question.Choices.Count < 2)
            yield return new(where, "choices-missing", "A choice question needs at least two choices.");
        if (!chooses && question.Choices.Count > 0)
            yield return new(where, "choices-unused", "A number or year has no choices.");
        if (question.Min > question.Max || (chooses && (question.Min ?? question.Max) is not null))
            yield return new(where, "ill-formed-bounds", "Bounds belong to numbers and years, the smaller one first.");
        foreach (var problem in CatalogueValidation.Duplicates("choice", question.Choices.Select(choice => choice.Code), where + "/"))
            yield return problem;
        foreach (var choice in question.Choices.Where(choice => !CatalogueValidation.IsKebab(choice.Code)))
            yield return new($"{where}/{choice.Code}", "ill-formed-code", "A choice's code is kebab-case.");
    }

    private static bool IsQuestionCode(string code) => code.Length > 0 && char.IsAsciiLetterLower(code[0]) && code.All(char.IsAsciiLetterOrDigit);
}
