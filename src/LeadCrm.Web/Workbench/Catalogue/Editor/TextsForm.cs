using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Web.Workbench.Catalogue.Editor;

/// <summary>A text in its languages while somebody writes it; English first.</summary>
public sealed class TextsForm
{
    public TextsForm(LocalizedText? text)
    {
        Lines.Add(new Line(LocalizedText.Fallback) { Text = text?.In(LocalizedText.Fallback) ?? "" });
        foreach (var (language, words) in text?.ByLanguage ?? new Dictionary<string, string>())
            if (language != LocalizedText.Fallback)
                Lines.Add(new Line(language) { Text = words });
    }

    public List<Line> Lines { get; } = [];

    public bool IsBlank => string.IsNullOrWhiteSpace(Lines[0].Text);

    /// <summary>The text; null without English. A translation left blank is taken away.</summary>
    public LocalizedText? ToText() => IsBlank
        ? null
        : new LocalizedText(Lines.Where(l => !string.IsNullOrWhiteSpace(l.Text)).Select(l => KeyValuePair.Create(l.Language, l.Text)));

    public sealed class Line(string language)
    {
        public string Language { get; } = language;

        public string Text { get; set; } = "";
    }
}
