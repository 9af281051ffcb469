using System.Net;
using System.Text;

namespace LeadCrm.Infrastructure.Mail;

/// <summary>A mail in words, ready to become text and HTML.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Paragraphs">In reading order; the link is one of them.</param>
/// <param name="Language">The language that was found.</param>
internal sealed record MailWords(string Subject, IReadOnlyList<MailParagraph> Paragraphs, string Language)
{
    private const string LinkMark = "=> ";

    public static MailWords Parse(string text, string language)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', 2);
        var paragraphs = lines[1].Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(p => p.StartsWith(LinkMark, StringComparison.Ordinal) ? new MailParagraph(p[LinkMark.Length..].Trim(), IsLink: true) : new MailParagraph(p.Replace('\n', ' '), IsLink: false));
        return new MailWords(lines[0].Trim(), [.. paragraphs], language);
    }

    public string ToText(Uri link) =>
        string.Join("\r\n\r\n", Paragraphs.Select(p => p.IsLink ? $"{p.Text}:\r\n{link.AbsoluteUri}" : p.Text)) + "\r\n";

    /// <summary>Everything that came from people is escaped here; the markup is this method's own. Nothing is loaded from anywhere.</summary>
    public string ToHtml(Uri link)
    {
        var address = WebUtility.HtmlEncode(link.AbsoluteUri);
        var html = new StringBuilder();
        html.Append("<!doctype html><html lang=\"").Append(Language).Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
            .Append(WebUtility.HtmlEncode(Subject))
            .Append("</title></head><body style=\"margin:0;background:#f4f6f8\"><div style=\"max-width:34rem;margin:0 auto;padding:2rem 1.5rem;background:#fff;font:16px/1.6 system-ui,-apple-system,'Segoe UI',sans-serif;color:#1c2733\">");
        foreach (var paragraph in Paragraphs)
        {
            var text = WebUtility.HtmlEncode(paragraph.Text);
            if (paragraph.IsLink)
                html.Append("<p style=\"margin:1.5rem 0\"><a href=\"").Append(address).Append("\" style=\"display:inline-block;padding:.75rem 1.25rem;background:#0b5cad;color:#fff;text-decoration:none;border-radius:.375rem\">").Append(text).Append("</a></p>");
            else
                html.Append("<p style=\"margin:0 0 1rem\">").Append(text).Append("</p>");
        }

        return html.Append("</div></body></html>").ToString();
    }
}

/// <summary>A paragraph, or the label of the mail's link.</summary>
internal sealed record MailParagraph(string Text, bool IsLink);
