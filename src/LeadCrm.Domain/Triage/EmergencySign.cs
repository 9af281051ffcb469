using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Triage;

/// <summary>One kind of emergency with the phrases, in all languages, that may mean it.</summary>
internal sealed class EmergencySign(string code, string sentence, params IEnumerable<string> phrases)
{
    public string Code { get; } = code;

    public LocalizedText Sentence { get; } = LocalizedText.English(sentence);

    public IReadOnlyList<EmergencyPhrase> Phrases { get; } = [.. phrases.Select(phrase => new EmergencyPhrase(phrase))];
}
