namespace LeadCrm.Domain.Triage;

/// <summary>Something that may be an emergency. A coordinator or medical reviewer clears it before anything else goes on.</summary>
/// <param name="Code">Stable kebab-case code: <c>new-or-worse</c>, or the kind of words that were found.</param>
/// <param name="Sentence">What was noticed, in the reader's language where a translation exists, without the patient's own words.</param>
public sealed record RedFlag(string Code, string Sentence);
