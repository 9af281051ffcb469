namespace LeadCrm.Domain.Catalogue;

/// <summary>A disease or state that people ask treatment for, with the questions that its treatments need answered.</summary>
public sealed class Condition
{
    /// <summary>Creates a condition.</summary>
    /// <param name="code">Stable kebab-case key.</param>
    /// <param name="categoryCode">Key of the category it is listed under.</param>
    /// <param name="icd10">WHO ICD-10 code, a category or a subcategory, such as <c>M34</c> or <c>H25.9</c>.</param>
    /// <param name="name">Its name for readers.</param>
    /// <param name="synonyms">Other names that people use and search for.</param>
    /// <param name="questionnaire">The questions asked.</param>
    public Condition(
        string code, string categoryCode, string icd10, LocalizedText name, IReadOnlyList<LocalizedText> synonyms, Questionnaire questionnaire)
    {
        Code = code;
        CategoryCode = categoryCode;
        Icd10 = icd10;
        Name = name;
        Synonyms = synonyms;
        Questionnaire = questionnaire;
    }

    private Condition()
    {
    }

    /// <summary>Stable kebab-case key.</summary>
    public string Code { get; private set; } = null!;

    /// <summary>Key of the category it is listed under.</summary>
    public string CategoryCode { get; private set; } = null!;

    /// <summary>WHO ICD-10 code.</summary>
    public string Icd10 { get; private set; } = null!;

    /// <summary>Its name for readers.</summary>
    public LocalizedText Name { get; private set; } = null!;

    /// <summary>Other names that people use and search for.</summary>
    public IReadOnlyList<LocalizedText> Synonyms { get; private set; } = [];

    /// <summary>The questions asked.</summary>
    public Questionnaire Questionnaire { get; private set; } = Questionnaire.Empty;

    /// <summary>What a coordinator should know about it: who gets it and when. Null when nothing was written.</summary>
    public LocalizedText? About { get; init; }

    /// <summary>
    /// True when so few people have it that condition and small country together could point at one person; the
    /// de-identified case then names a region instead of the country.
    /// </summary>
    public bool Rare { get; init; }
}
