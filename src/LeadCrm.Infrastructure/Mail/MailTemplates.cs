using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using LeadCrm.Application.FollowUps;
using LeadCrm.Domain.FollowUps;
using Scriban;

namespace LeadCrm.Infrastructure.Mail;

/// <summary>
/// The words of mails: one embedded file per kind and language. Its first line is the subject, a blank line ends a paragraph, and
/// a line that begins with <c>=&gt;</c> is the link with its label. Text and HTML are made of the same words.
/// </summary>
internal sealed class MailTemplates
{
    private const string Fallback = "en";
    private readonly ConcurrentDictionary<(MessageKind Kind, string Language), Template?> _templates = [];

    /// <exception cref="InvalidOperationException">The kind has no words.</exception>
    public MailWords Render(OutgoingMail mail)
    {
        var primary = mail.Language.Split('-', '_')[0].ToLowerInvariant();
        var (template, language) = Find(mail.Kind, primary) is { } own
            ? (own, primary)
            : (Find(mail.Kind, Fallback) ?? throw new InvalidOperationException($"There are no words for mails of kind {mail.Kind}."), Fallback);
        var text = template.Render(new
        {
            name = mail.Name?.Text,
            reference = mail.Reference,
            what = mail.What,
            day = mail.Day?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
            days = mail.DaysLeft,
            deadline = mail.Deadline is { } at ? MailTime.Tell(at, mail.TimeZone) : null,
        });
        return MailWords.Parse(text, language);
    }

    private Template? Find(MessageKind kind, string language) => _templates.GetOrAdd((kind, language), static key => Load(key.Kind, key.Language));

    private static Template? Load(MessageKind kind, string language)
    {
        var name = $"{typeof(MailTemplates).Namespace}.Templates.{JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())}.{language}.txt";
        using var stream = typeof(MailTemplates).Assembly.GetManifestResourceStream(name);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        var template = Template.Parse(reader.ReadToEnd(), name);
        return template.HasErrors ? throw new InvalidOperationException($"{name}: {template.Messages[0]}") : template;
    }
}
